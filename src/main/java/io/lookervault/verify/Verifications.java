package io.lookervault.verify;

import io.lookervault.vault.VaultReader;
import io.lookervault.verify.Finding.Damage;
import java.util.ArrayList;
import java.util.List;

/** Verifies a whole vault. Bean of the route {@code verify}. Thread-safe. */
public final class Verifications {
    private static final int EXAMPLES = 5;

    /** Reads every item of the kinds. */
    public VerifyReport run(VerifyRequest request) {
        List<String> examples = new ArrayList<>();
        try (VaultReader vault = VaultReader.open(request.vault())) {
            Verification verification = new Verification(vault, finding -> {
                if (finding instanceof Damage && examples.size() < EXAMPLES) {
                    examples.add(finding.message());
                }
            });
            List<String> faults = vault.faults();
            List<KindReport> kinds =
                    request.kinds().stream().map(verification::verify).toList();
            return new VerifyReport(kinds, faults, List.copyOf(examples));
        }
    }
}
