package io.lookervault.demo;

/** The types of users, groups, roles and user attributes. */
final class PeopleShapes {
    static final String TEXT = """
            User = can*:map avatar_url* avatar_url_without_sizing* credentials_api3*:[CredentialsApi3]
              credentials_email:CredentialsEmail credentials_embed*:[CredentialsEmbed]
              credentials_google*:CredentialsGoogle credentials_ldap*:CredentialsLdap
              credentials_looker_openid*:CredentialsSaml credentials_oidc*:CredentialsOidc
              credentials_saml*:CredentialsSaml credentials_totp*:CredentialsSaml credentials_workforce*:CredentialsSaml
              display_name* email* embed_group_space_id* first_name group_ids*:[s]? home_folder_id@folders id*:s
              is_disabled:b last_name locale looker_versions*:[s]? models_dir_validated:b? personal_folder_id*
              presumed_looker_employee*:b role_ids*:[s]? sessions*:[Session]? ui_state:texts? verified_looker_employee*:b
              roles_externally_managed*:b allow_direct_roles*:b allow_normal_group_membership*:b
              allow_roles_from_normal_groups*:b embed_group_folder_id* is_iam_admin*:b can_manage_api3_creds:b
              is_service_account*:b service_account_name* url*
            UserPublic = can*:map id*:s first_name*:s last_name*:s display_name* avatar_url*:s url*
            CredentialsApi3 = can*:map id*:s client_id* created_at* is_disabled*:b type* purpose url*
            CredentialsEmail = can*:map created_at* email! forced_password_reset_at_next_login:b user_id*
              is_disabled*:b logged_in_at* password_reset_url* account_setup_url* password_reset_url_expired*:b
              account_setup_url_expired*:b type* url* user_url*
            CredentialsEmbed = can*:map created_at* external_group_id* external_user_id* id*:s is_disabled*:b
              logged_in_at* type* url*
            CredentialsGoogle = can*:map created_at* domain* email* google_user_id* is_disabled*:b logged_in_at* type*
              url*
            CredentialsLdap = can*:map created_at* email* is_disabled*:b ldap_dn* ldap_id* logged_in_at* type* url*
            CredentialsOidc = can*:map created_at* email* is_disabled*:b logged_in_at* oidc_user_id* type* url*
            CredentialsSaml = can*:map created_at* email* is_disabled*:b logged_in_at* saml_user_id* type* url*
            EmbedUser = external_user_id!:s
            Group = can*:map can_add_to_content_metadata:b contains_current_user*:b external_group_id*
              externally_managed*:b id*:s include_by_default*:b name! user_count*:i?
            GroupMember = user_id!:s@users
            GroupChild = group_id!:s@groups
            PermissionSet = can*:map all_access*:b built_in*:b id*:s name! permissions:[s]? url*
            ModelSet = can*:map all_access*:b built_in*:b id*:s models:[s]? name! url*
            Role = can*:map id*:s name! permission_set:PermissionSet permission_set_id!+@permission_sets
              model_set:ModelSet model_set_id!+@model_sets internal*:b url* users_url*
            UserAttribute = can*:map id*:s name! label! type! default_value is_system*:b is_permanent*:b
              value_is_hidden:b user_can_view:b user_can_edit:b hidden_value_domain_whitelist needed_for_ci_run:b
              value_for_ci_run
            GroupValue = can*:map id*:s group_id@groups user_attribute_id@user_attributes value_is_hidden*:b rank:i?
              value
            UserValue = can*:map name* label* rank*:i? value user_id* user_can_edit*:b value_is_hidden*:b
              user_attribute_id* source* hidden_value_domain_whitelist*
            """;

    private PeopleShapes() {}
}
