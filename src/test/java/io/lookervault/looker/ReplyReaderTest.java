package io.lookervault.looker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lookervault.content.ItemKey;
import io.lookervault.content.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Whether a reply is what was asked for. */
class ReplyReaderTest {
    private static final ItemKey GROUP = new ItemKey(Kind.GROUP, "7");

    private static Object read(ReplyReader reader, String json) throws IOException {
        return reader.read(new Reply(new ByteArrayInputStream(json.getBytes(UTF_8)), OptionalLong.empty()));
    }

    @Test
    void ofWhatIsFoundOnlyTheRowWithTheIdIsTheItem() throws Exception {
        ReplyReader only = ReplyReader.only(GROUP);
        assertEquals(Map.of("id", 7L), read(only, "[{\"id\": 70}, {\"id\": 7}]"));
        assertThrows(IOException.class, () -> read(only, "[{\"id\": \"70\"}]"));
        assertThrows(IOException.class, () -> read(only, "[{\"message\": \"maintenance\"}]"));
        assertTrue(assertThrows(Rejected.class, () -> read(only, "[]")).missing());
    }

    @Test
    void anObjectWithAnotherIdOrNoneIsNotTheItem() throws Exception {
        ReplyReader item = ReplyReader.item(new ItemKey(Kind.EXPLORE, "shop::orders"));
        assertEquals(Map.of("id", "shop::orders"), read(item, "{\"id\": \"shop::orders\"}"));
        assertThrows(IOException.class, () -> read(item, "{\"id\": \"shop::users\"}"));
        assertThrows(IOException.class, () -> read(item, "{}"));
    }

    @Test
    void aQueryThatIsAskedForByItsNumberMayAnswerWithItsSlug() throws Exception {
        ReplyReader item = ReplyReader.item(new ItemKey(Kind.QUERY, "123"));
        assertEquals(Map.of("id", "aBcDeF"), read(item, "{\"id\": \"aBcDeF\"}"));
        assertThrows(IOException.class, () -> read(item, "{\"message\": \"maintenance\"}"));
    }
}
