package io.lookervault.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** File names of ids. */
class SafeNameTest {
    @ParameterizedTest
    @CsvSource({
        "azAZ09_-, azAZ09_-, az%41%5A09_-",
        "a.b, a.b, a.b",
        ".a., %2Ea%2E, %2Ea%2E",
        "a/b::c d, a%2Fb%3A%3Ac%20d, a%2Fb%3A%3Ac%20d",
        "é, %C3%A9, %C3%A9",
        "'`{@[', %60%7B%40%5B, %60%7B%40%5B",
        "con, %63on, %63on",
        "lpt1.x, %6Cpt1.x, %6Cpt1.x"
    })
    void whatEveryFileSystemTakesIsPlainAndTheRestIsEncoded(String id, String file, String twin) {
        assertEquals(file, SafeName.file(id));
        assertEquals(twin, SafeName.twin(id));
    }

    @Test
    void anIdThatIsTooLongKeepsItsBeginningAndIsToldApartByItsHash() {
        String one = SafeName.file("x".repeat(500));
        String other = SafeName.file("x".repeat(500) + "y");
        assertTrue(one.startsWith("x".repeat(120) + "%~"), one);
        assertEquals(120 + 2 + 32, one.length());
        assertNotEquals(one, other);
        assertNotEquals(SafeName.hashed("\u0100"), SafeName.hashed("\u0200"));
        assertNotEquals(SafeName.hashed("\uD83D"), SafeName.hashed("\uDE00"), "UTF-8 has one form for both");
        assertNotEquals(SafeName.hashed("ab"), SafeName.hashed("ba"));
        assertTrue(SafeName.hashed("ab").matches("ab%~[0-9a-f]{32}"), SafeName.hashed("ab"));
    }

    @ParameterizedTest
    @CsvSource({"abc, 3, abc", "abcd, 3, abc", "aéb, 3, aé", "aéb, 2, a", "😀😀, 7, 😀", "😀, 3, ''", "'ab cd', 3, ab"})
    void aNameIsCutBetweenCharacters(String name, int longest, String cut) {
        assertEquals(cut, SafeName.shortened(name, longest));
    }

    @ParameterizedTest
    @CsvSource({"Dashboards, Dashboards_", "LOOKS, LOOKS_", "dashboards, dashboards", "Dashboard, Dashboard"})
    void aFolderIsNoDirectoryOfAKindWhereCaseDoesNotTell(String name, String directory) {
        assertEquals(directory, SafeName.directory(name, SafeName.LONGEST));
    }

    @Test
    void namesThatAreOneToSomeFileSystemsHaveTheSameFold() {
        assertEquals(SafeName.fold("STRASSE"), SafeName.fold("straße"));
        assertEquals(SafeName.fold("é"), SafeName.fold("E\u0301"));
        assertNotEquals(SafeName.fold("a"), SafeName.fold("b"));
    }
}
