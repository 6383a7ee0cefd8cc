package sinew.learning.cuda;

import java.util.List;
import sinew.sim.kernel.device.DeviceModule;

/** Makes launches of products, with tiles that suit the device. */
record ProductLaunches(DeviceModule module, DeviceTable tables, int multiprocessors) {
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
}
