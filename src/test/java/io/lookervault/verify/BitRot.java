package io.lookervault.verify;

import io.lookervault.content.Kind;
import io.lookervault.vault.VaultException;
import io.lookervault.vault.VaultReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/** Copies of a vault with one bit flipped, wherever it is: in content, in keys, in the trees by which both are found. */
public final class BitRot {
    private final byte[] sound;
    private final Path rotten;
    private final List<String> holdings;

    /** @param rotten where the copies go */
    public BitRot(Path vault, Path rotten) throws IOException {
        this.sound = Files.readAllBytes(vault);
        this.rotten = rotten;
        try (VaultReader reader = VaultReader.open(vault)) {
            this.holdings = holdings(reader);
        }
    }

    /** What became of a flip. */
    public enum Fate {
        /** It is refused, or verification tells of it. */
        FOUND,
        /** What the vault holds is what it was. */
        HARMLESS,
        /** What the vault holds is something else, and nothing tells. */
        MISSED
    }

    /** A bit of what is not zero: most of the file is room that nothing uses. */
    public int bit(Random random) {
        int bit = random.nextInt(sound.length * 8);
        return sound[bit / 8] == 0 ? bit(random) : bit;
    }

    public Fate flip(int bit) throws IOException {
        byte[] copy = sound.clone();
        copy[bit / 8] ^= (byte) (1 << (bit % 8));
        Files.write(rotten, copy);
        try (VaultReader reader = VaultReader.open(rotten)) {
            if (!verify(rotten).sound()) {
                return Fate.FOUND;
            }
            return holdings(reader).equals(holdings) ? Fate.HARMLESS : Fate.MISSED;
        } catch (VaultException refused) {
            return Fate.FOUND;
        }
    }

    /** What verification makes of a vault. */
    public static VerifyReport verify(Path vault) {
        return new Verifications().run(new VerifyRequest(vault, List.of(Kind.values())));
    }

    /** What whoever lists, restores or unpacks gets to see. */
    static List<String> holdings(VaultReader reader) {
        List<String> all = new ArrayList<>(List.of(reader.counts().toString()));
        for (Kind kind : Kind.values()) {
            reader.scan(
                    kind,
                    item -> all.add(item.summary().key() + " " + item.summary().name() + " "
                            + item.summary().folderId() + " "
                            + HexFormat.of().formatHex(item.content())));
        }
        return all;
    }
}
