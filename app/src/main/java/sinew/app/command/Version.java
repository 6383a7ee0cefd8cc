package sinew.app.command;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** Tells the program's version and what it runs on. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("(built from sources)");
        return new String[] {
            "Sinew " + version,
            "Java " + Runtime.version() + ", " + System.getProperty("os.name") + " " + System.getProperty("os.arch")
        };
    }
}
