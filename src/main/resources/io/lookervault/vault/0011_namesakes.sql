-- Which item of the vault something in a target stands for: two that are alike are told apart by it.

CREATE INDEX idx_restored_ids_target
    ON restored_ids (source_instance, destination_instance, content_type, destination_id);
