package sinew.app.window;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelReader;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;
import sinew.app.window.panel.ViewportPanel;
import sinew.app.window.run.RunService;
import sinew.renderer.VulkanUnavailableException;

/** A real window for tests: opens it, waits for things, takes pictures, and closes it. */
final class WindowFixture implements AutoCloseable {
    /** A machine that cannot draw. */
    static final ViewportPanel.RendererStarter NO_VULKAN = (options, listener) -> {
        throw new VulkanUnavailableException("Vulkan is missing; install mesa-vulkan-drivers.");
    };

    private static final Path PICTURES = Path.of("target", "screenshots");

    final FxRobot robot = new FxRobot();
    final Stage stage;

    private WindowFixture(Stage stage) {
        this.stage = stage;
    }

    /** Tells whether a window can be opened here. */
    static boolean hasDisplay() {
        boolean linux = System.getProperty("os.name").equals("Linux");
        return !linux || System.getenv("DISPLAY") != null || "Headless".equals(System.getProperty("glass.platform"));
    }

    static WindowFixture open(RunService service, ViewportPanel.RendererStarter renderer, Path memory)
            throws TimeoutException {
        System.setProperty("java.awt.headless", "true");
        FxToolkit.registerPrimaryStage();
        Platform.setImplicitExit(false);
        Workbench workbench = new Workbench(service, renderer, memory, Optional.empty());
        Stage stage = FxToolkit.registerStage(() -> {
            Stage made = new Stage();
            workbench.start(made);
            return made;
        });
        return new WindowFixture(stage);
    }

    void waitFor(String what, Duration patience, BooleanSupplier condition) {
        try {
            WaitForAsyncUtils.waitFor(
                    patience.toMillis(), TimeUnit.MILLISECONDS, () -> onWindow(condition::getAsBoolean));
        } catch (TimeoutException late) {
            throw new AssertionError("After " + patience.toSeconds() + " s still not: " + what, late);
        }
    }

    static <T> T onWindow(Callable<T> work) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, work);
    }

    Node find(String id) {
        Node found = find(stage.getScene().getRoot(), id);
        assertTrue(found != null, "there is no node with the id " + id);
        return found;
    }

    /** Finds also ids with dots, which selectors cannot. */
    private static @Nullable Node find(Node node, String id) {
        if (id.equals(node.getId())) {
            return node;
        }
        if (node instanceof Parent parent) {
            for (Node child : parent.getChildrenUnmodifiable()) {
                Node found = find(child, id);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    String text(String id) {
        return onWindow(() -> ((Labeled) find(id)).getText());
    }

    /** Tells whether some visible label says something. */
    boolean says(String words) {
        return onWindow(() -> robot.lookup((Node node) -> node instanceof Labeled label
                        && label.getText() != null
                        && label.getText().contains(words)
                        && isShown(label))
                .tryQuery()
                .isPresent());
    }

    private static boolean isShown(Node node) {
        for (Node one = node; one != null; one = one.getParent()) {
            if (!one.isVisible()) {
                return false;
            }
        }
        return true;
    }

    /** Sums up the viewport's picture; 0 while there is none. */
    long pictureSum() {
        return onWindow(() -> {
            Image image = ((ImageView) find("viewport").lookup(".image-view")).getImage();
            if (image == null) {
                return 0L;
            }
            long sum = 0;
            PixelReader pixels = image.getPixelReader();
            for (int y = 0; y < image.getHeight(); y += 3) {
                for (int x = 0; x < image.getWidth(); x += 3) {
                    sum = sum * 31 + pixels.getArgb(x, y);
                }
            }
            return sum;
        });
    }

    void photograph(String name) throws IOException {
        Image image = onWindow(() -> stage.getScene().snapshot(null));
        BufferedImage picture =
                new BufferedImage((int) image.getWidth(), (int) image.getHeight(), BufferedImage.TYPE_INT_RGB);
        PixelReader pixels = image.getPixelReader();
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                picture.setRGB(x, y, pixels.getArgb(x, y));
            }
        }
        Files.createDirectories(PICTURES);
        ImageIO.write(picture, "png", PICTURES.resolve(name + ".png").toFile());
    }

    @Override
    public void close() throws TimeoutException {
        Platform.runLater(stage::hide);
        WaitForAsyncUtils.waitForFxEvents();
        FxToolkit.cleanupStages();
    }
}
