package sinew.app.window.command;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import javafx.scene.Scene;

/** All commands of a window. */
public final class CommandRegistry {
    private final SequencedMap<String, Command> commands = new LinkedHashMap<>();

    /**
     * Adds a command.
     *
     * @param command the command
     * @throws IllegalArgumentException if its id or its shortcut is taken
     */
    public void add(Command command) {
        for (Command other : commands.values()) {
            if (other.id().equals(command.id())
                    || (command.shortcut() != null && command.shortcut().equals(other.shortcut()))) {
                throw new IllegalArgumentException("The commands '" + other.id() + "' and '" + command.id()
                        + "' have the same id or the same shortcut; give one of them another");
            }
        }
        commands.put(command.id(), command);
    }

    /**
     * Finds a command.
     *
     * @param id its id
     * @return the command
     * @throws IllegalArgumentException if there is none
     */
    public Command find(String id) {
        Command command = commands.get(id);
        if (command == null) {
            throw new IllegalArgumentException("There is no command '" + id + "'; there are " + commands.keySet());
        }
        return command;
    }

    /**
     * Lists all commands.
     *
     * @return in the order in which they were added
     */
    public List<Command> all() {
        return Collections.unmodifiableList(new ArrayList<>(commands.values()));
    }

    /**
     * Lists the commands that a search finds.
     *
     * @param text words in any order and case
     * @return the commands whose menu, name or help contain every word
     */
    public List<Command> matching(String text) {
        String[] words = text.toLowerCase(Locale.ROOT).strip().split("\\s+", -1);
        return commands.values().stream()
                .filter(command -> contains(command, words))
                .toList();
    }

    private static boolean contains(Command command, String[] words) {
        String all = (command.menu().title() + " " + command.name() + " " + command.help()).toLowerCase(Locale.ROOT);
        for (String word : words) {
            if (!all.contains(word)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Makes the shortcuts work in a window.
     *
     * @param scene the window's scene
     */
    public void install(Scene scene) {
        for (Command command : commands.values()) {
            if (command.shortcut() != null) {
                scene.getAccelerators().put(command.shortcut(), command::run);
            }
        }
    }
}
