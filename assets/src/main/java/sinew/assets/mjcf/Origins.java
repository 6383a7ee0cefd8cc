package sinew.assets.mjcf;

import java.util.List;

/**
 * The models that elements come from. A model that is attached to another one keeps its own understanding of figures.
 *
 * @param compilers by number of the model; 0 is the one that was opened
 */
record Origins(List<Compiler> compilers) {
    Compiler of(XmlElement element) {
        return compilers.get(element.origin());
    }
}
