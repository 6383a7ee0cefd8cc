package sinew.app.window.panel;

import java.util.Locale;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignV;
import sinew.app.drawing.DrawingBudget;
import sinew.app.run.RenderMode;
import sinew.app.window.jobs.Jobs;
import sinew.app.window.model.RunModel;
import sinew.app.window.model.RunState;
import sinew.app.window.model.ViewportModel;
import sinew.app.window.theme.Icons;
import sinew.app.window.theme.Palette;
import sinew.renderer.Look;
import sinew.renderer.RendererException;
import sinew.renderer.RendererListener;
import sinew.renderer.RendererOptions;
import sinew.renderer.RendererStatistics;
import sinew.renderer.SceneDescription;
import sinew.renderer.SceneFrame;
import sinew.renderer.ViewportRenderer;
import sinew.renderer.VulkanUnavailableException;

/** The window into the world: the renderer's newest picture, a camera that is moved by mouse and keys, and its state. */
public final class ViewportPanel extends Region {
    /** A little more than is wanted, so that 30 are left when training takes its share. */
    private static final long READOUT_PERIOD = 500_000_000L;

    private final ViewportModel viewport;
    private final RunModel run;
    private final HBox tools;
    private final Jobs jobs;
    private final RendererStarter starter;
    private final ImageView image = new ImageView();
    private final PictureView pictures = new PictureView(image);
    private final StackPane overlay = new StackPane();
    private final Label readout = Panels.label("", "hud");
    private final EmptyState state = new EmptyState(MaterialDesignC.CUBE_OUTLINE, "", "", new ProgressIndicator());
    private final CameraControl camera = new CameraControl(this);
    private @Nullable ViewportRenderer renderer;
    private @Nullable String failure;
    private Look look = Look.LIGHT;
    private int pixelWidth;
    private int pixelHeight;
    private long readoutDue;

    /** How a renderer is started; another one in tests. */
    @FunctionalInterface
    public interface RendererStarter {
        /**
         * Starts a renderer; may take a second.
         *
         * @param options with what
         * @param listener hears of its pictures and failure
         * @return the renderer
         * @throws RendererException if it cannot draw on this machine
         */
        ViewportRenderer start(RendererOptions options, RendererListener listener);
    }

    /**
     * Makes the panel and starts its renderer in the background.
     *
     * @param viewport what it shows
     * @param run the run whose state explains an empty picture
     * @param palette the colours of the window
     * @param jobs runs the renderer's start
     * @param starter starts the renderer
     */
    public ViewportPanel(
            ViewportModel viewport,
            RunModel run,
            ObservableValue<Palette> palette,
            Jobs jobs,
            RendererStarter starter) {
        this.viewport = viewport;
        this.run = run;
        this.jobs = jobs;
        this.starter = starter;
        getStyleClass().add("viewport-panel");
        setId("viewport");
        setAccessibleText("Viewport. Arrows orbit, with Shift they pan, plus and minus zoom, Home shows all.");
        setFocusTraversable(true);
        image.setSmooth(false);
        image.setPreserveRatio(false);
        readout.setId("viewport-readout");
        readout.setMouseTransparent(true);
        StackPane.setAlignment(readout, Pos.BOTTOM_LEFT);
        tools = makeTools();
        StackPane.setAlignment(tools, Pos.TOP_RIGHT);
        state.setMouseTransparent(true);
        overlay.getChildren().addAll(state, readout, tools);
        overlay.setPickOnBounds(false);
        overlay.setPadding(new javafx.geometry.Insets(8));
        getChildren().addAll(image, overlay);
        viewport.sceneProperty().subscribe(this::showScene);
        viewport.modeProperty().subscribe(mode -> explain());
        run.stateProperty().subscribe(now -> explain());
        palette.subscribe(colours -> {
            look = colours.dark() ? Look.DARK : Look.LIGHT;
            if (renderer != null) {
                renderer.setLook(look);
            }
        });
        camera.onMove(this::moveCamera);
        // Another screen may have finer pixels.
        sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(Window::outputScaleXProperty)
                .subscribe(scale -> requestLayout());
        explain();
        new AnimationTimer() {
            @Override
            public void handle(long now) {
                pulse(now);
            }
        }.start();
    }

    private HBox makeTools() {
        ToggleButton follow = Icons.toggle(MaterialDesignV.VIDEO_OUTLINE, "Follow the robot in the middle (Ctrl+G)");
        follow.setId("viewport-follow");
        follow.selectedProperty().bindBidirectional(viewport.followingProperty());
        Button home = Icons.button(MaterialDesignI.IMAGE_FILTER_CENTER_FOCUS, "Show all (Home)");
        home.setId("viewport-home");
        home.setOnAction(click -> showAll());
        HBox made = new HBox(follow, home);
        made.getStyleClass().add("hud-tools");
        made.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        return made;
    }

    /** Moves the camera so that the whole scene is seen. */
    public void showAll() {
        SceneDescription scene = viewport.sceneProperty().get();
        if (scene != null) {
            viewport.followingProperty().set(false);
            camera.fit(scene);
        }
    }

    private void startRenderer(int width, int height) {
        failure = null;
        jobs.start(
                "Starting the renderer",
                () -> starter.start(
                        RendererOptions.of(width, height).withFramesPerSecond(DrawingBudget.MOST),
                        new RendererListener() {
                            @Override
                            public void failed(RendererException reason) {
                                Platform.runLater(() -> rendererFailed(reason));
                            }
                        }),
                this::rendererStarted,
                this::rendererFailed);
    }

    private void rendererStarted(ViewportRenderer started) {
        renderer = started;
        started.setLook(look);
        started.resize(pixelWidth, pixelHeight);
        showScene(viewport.sceneProperty().get());
        explain();
    }

    private void rendererFailed(Throwable reason) {
        renderer = null;
        String message = reason.getMessage();
        failure = (message == null ? "The renderer has failed." : message)
                + (reason instanceof VulkanUnavailableException ? "" : " Restart the program to draw again.")
                + " Training works without pictures.";
        explain();
    }

    private void showScene(@Nullable SceneDescription scene) {
        if (renderer != null && scene != null) {
            renderer.setScene(scene);
            camera.show(scene);
            moveCamera();
        }
        explain();
    }

    private void moveCamera() {
        if (renderer != null) {
            renderer.setCamera(camera.camera());
        }
    }

    private void pulse(long now) {
        ViewportRenderer drawing = renderer;
        if (drawing == null) {
            return;
        }
        SceneFrame frame = viewport.takeFrame();
        if (frame != null) {
            drawing.submit(frame);
            camera.see(frame);
            if (camera.findsTravellers(frame)) {
                viewport.followingProperty().set(true);
            }
            if (viewport.followingProperty().get()) {
                camera.follow(frame, now);
            }
        }
        drawing.pictures().acquireNewest().ifPresent(pictures::show);
        if (now >= readoutDue) {
            readoutDue = now + READOUT_PERIOD;
            showReadout(drawing.statistics());
            DrawingBudget.hold(drawing, run.usesGpu());
        }
    }

    private void showReadout(RendererStatistics numbers) {
        readout.setText(String.format(
                Locale.ROOT,
                "%s   %.1f ms   %d × %d   %s",
                numbers.framesPerSecond() < 0.5
                        ? "still"
                        : String.format(Locale.ROOT, "%.0f fps", numbers.framesPerSecond()),
                numbers.millisecondsPerFrame(),
                numbers.width(),
                numbers.height(),
                numbers.software() ? "software" : numbers.device()));
        readout.setTooltip(null);
    }

    /** Says why there is nothing to see, or nothing at all if there is something. */
    private void explain() {
        SceneDescription scene = viewport.sceneProperty().get();
        boolean starting = run.stateProperty().get() == RunState.STARTING;
        boolean none = viewport.modeProperty().get() == RenderMode.NONE;
        boolean busy = false;
        if (failure != null) {
            state.show(MaterialDesignM.MONITOR_OFF, "No viewport on this machine", failure);
        } else if (starting) {
            busy = true;
            state.show(MaterialDesignC.CUBE_OUTLINE, "Preparing the run", "Environments and learner are being made.");
        } else if (renderer == null) {
            busy = true;
            state.show(MaterialDesignC.CUBE_OUTLINE, "Starting the renderer", "This takes about a second.");
        } else if (scene == null) {
            state.show(MaterialDesignC.CUBE_OUTLINE, "Nothing to watch yet", "Press Train. The robots appear here.");
        } else if (none) {
            state.show(
                    MaterialDesignE.EYE_OFF_OUTLINE,
                    "Rendering is off",
                    "Training is fastest this way. Choose Full or Partial to watch.");
        }
        boolean visible = failure != null || starting || renderer == null || scene == null || none;
        state.setVisible(visible);
        state.getChildren().getLast().setVisible(busy);
        state.getChildren().getLast().setManaged(busy);
        image.setVisible(!visible);
        readout.setVisible(!visible);
        tools.setVisible(!visible);
    }

    @Override
    protected void layoutChildren() {
        double width = Math.max(1, getWidth() - 2);
        double height = Math.max(1, getHeight() - 2);
        image.setFitWidth(width);
        image.setFitHeight(height);
        image.relocate(1, 1);
        overlay.resizeRelocate(1, 1, width, height);
        double scaleX = getScene() == null ? 1 : getScene().getWindow().getOutputScaleX();
        double scaleY = getScene() == null ? 1 : getScene().getWindow().getOutputScaleY();
        resize((int) Math.max(16, Math.round(width * scaleX)), (int) Math.max(16, Math.round(height * scaleY)));
    }

    private void resize(int width, int height) {
        if (width == pixelWidth && height == pixelHeight) {
            return;
        }
        boolean first = pixelWidth == 0;
        pixelWidth = width;
        pixelHeight = height;
        if (first) {
            startRenderer(width, height);
        } else if (renderer != null) {
            renderer.resize(width, height);
        }
    }

    /** Stops the renderer; to be called when the window closes. */
    public void close() {
        pictures.clear();
        if (renderer != null) {
            renderer.close();
            renderer = null;
        }
    }
}
