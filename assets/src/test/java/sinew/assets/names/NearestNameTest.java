package sinew.assets.names;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NearestNameTest {
    @Test
    void countsEditsAndSwaps() {
        assertEquals(0, NearestName.editDistance("train", "train"));
        assertEquals(1, NearestName.editDistance("tarin", "train"));
        assertEquals(1, NearestName.editDistance("trai", "train"));
        assertEquals(3, NearestName.editDistance("kitten", "sitting"));
        assertEquals(5, NearestName.editDistance("", "train"));
    }

    @Test
    void findsTheNearestWhateverTheCase() {
        List<String> known = List.of("Isaac-Ant-v0", "Isaac-Cartpole-v0");
        assertEquals(Optional.of("Isaac-Cartpole-v0"), NearestName.find("isaac-cartpol-v0", known));
        assertEquals(" Did you mean 'Isaac-Ant-v0'?", NearestName.hint("Isaac-Ants-v0", known));
    }

    @Test
    void saysNothingRatherThanNonsense() {
        assertEquals("", NearestName.hint("zebra", List.of("train", "play", "bench")));
        assertEquals("", NearestName.hint("x", List.of()));
    }
}
