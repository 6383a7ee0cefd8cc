package sinew.learning.cuda;

import java.util.List;
import sinew.sim.kernel.device.DeviceModule;

/** Makes launches of products, with tiles that suit the device. */
record ProductLaunches(DeviceModule module, DeviceTable tables, int multiprocessors, Precision precision) {
    /**
     * Makes a launch.
     *
     * @param kind the entry point of matrix.cu without the columns of its tiles
     * @param products what is computed together
     * @param rows rows of the results
     * @return the launch
     */
    ProductLaunch make(String kind, List<ProductLaunch.Product> products, int rows) {
        int columns = ProductLaunch.tileColumns(products, rows, multiprocessors);
        return new ProductLaunch(module.function(kind + columns), tables, products, rows, columns);
    }

    /**
     * Makes a launch of products that follow each other.
     *
     * @param name the entry point of chain.cu
     * @param networks the products of each network, in their order; as many for each
     * @param rows rows of the results
     * @param keeps whether all results are wanted, not only the last
     * @return the launch
     */
    ChainLaunch chain(String name, List<List<ProductLaunch.Product>> networks, int rows, boolean keeps) {
        return new ChainLaunch(module.function(name), tables, networks, rows, keeps, precision);
    }
}
