package sinew.learning.policy;

/** The error function, which Java's library lacks. */
final class ErrorFunction {
    /** Beyond it the function differs from 1 by less than 1e-16. */
    private static final double SATURATED = 6;

    private ErrorFunction() {}

    /**
     * Sums {@code 2 / sqrt(pi) exp(-x^2) (x + 2 x^3 / 3 + 4 x^5 / 15 + ...)}, whose terms all have the same sign (Abramowitz,
     * Stegun 1964, formula 7.1.6).
     *
     * @param x any number
     * @return the error function of it, to about 1e-15
     */
    static double of(double x) {
        if (!(Math.abs(x) < SATURATED)) {
            return Double.isNaN(x) ? x : Math.signum(x);
        }
        double term = x;
        double sum = x;
        for (int n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum;
    }
}
