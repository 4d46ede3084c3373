package io.liushui.core.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.liushui.core.fake.FakeChannelFactory;
import io.liushui.spi.ChannelFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginsTests {

    @TempDir
    private Path folder;

    @Test
    void findsAPluginInAJarThroughAClassLoaderOfItsOwn() throws IOException {
        TestPlugin.of("one").writeTo(folder.resolve("one.jar"));
        TestPlugin.of("two").writeTo(folder.resolve("two.jar"));

        try (Plugins plugins = Plugins.find(List.of(new FakeChannelFactory()), folder)) {
            ChannelFactory one = plugins.ofType("one");
            ChannelFactory two = plugins.ofType("two");

            assertThat(one.getClass().getName()).isEqualTo(two.getClass().getName());
            assertThat(one.getClass().getClassLoader())
                    .isNotSameAs(two.getClass().getClassLoader());
            assertThat(one.getClass().getClassLoader().getParent()).isSameAs(ChannelFactory.class.getClassLoader());
            assertThat(plugins.ofType("fake")).isInstanceOf(FakeChannelFactory.class);
            assertThatThrownBy(() -> plugins.ofType("three"))
                    .hasMessageContaining("there is no plugin 'three'")
                    .hasMessageContaining("[fake, one, two]");
        }
    }

    @Test
    void namesAJarThatHoldsNoPlugin() throws IOException {
        TestPlugin.of("one").withoutService().writeTo(folder.resolve("library.jar"));

        assertThatThrownBy(() -> Plugins.find(List.of(), folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("library.jar")
                .hasMessageContaining("holds no channel plugin");
    }

    @Test
    void namesAJarThatIsNone() throws IOException {
        Files.writeString(folder.resolve("notes.jar"), "no jar at all");
        Files.writeString(folder.resolve("readme.txt"), "not looked at");

        assertThatThrownBy(() -> Plugins.find(List.of(), folder)).hasMessageContaining("notes.jar");
    }

    @Test
    void namesAPluginWhoseClassIsMissing() throws IOException {
        TestPlugin.of("one").naming("elsewhere.Missing").writeTo(folder.resolve("broken.jar"));

        assertThatThrownBy(() -> Plugins.find(List.of(), folder))
                .hasMessageContaining("broken.jar")
                .hasMessageContaining("elsewhere.Missing");
    }

    @Test
    void namesBothPlacesOfOneType() throws IOException {
        TestPlugin.of("one").writeTo(folder.resolve("a.jar"));
        TestPlugin.of("one").writeTo(folder.resolve("b.jar"));

        assertThatThrownBy(() -> Plugins.find(List.of(), folder))
                .hasMessageContaining("two plugins of type 'one'")
                .hasMessageContaining("a.jar")
                .hasMessageContaining("b.jar");
    }

    @Test
    void namesAPluginThatStandsOnTheClassPathToo() throws IOException {
        TestPlugin.of("fake").writeTo(folder.resolve("a.jar"));

        assertThatThrownBy(() -> Plugins.find(List.of(new FakeChannelFactory()), folder))
                .hasMessageContaining("the class path")
                .hasMessageContaining("a.jar");
    }

    @Test
    void needsNoFolderButTheOneThatIsNamed() {
        try (Plugins plugins = Plugins.find(List.of(new FakeChannelFactory()), null)) {
            assertThat(plugins.ofType("fake").type()).isEqualTo("fake");
        }
        assertThatThrownBy(() -> Plugins.find(List.of(), folder.resolve("none")))
                .hasMessageContaining("none is not there");
    }
}
