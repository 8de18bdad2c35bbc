import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;

/**
 * Loads once and validates several times in one process, so that the last runs are those of a warm machine.
 *
 * <p>Arguments: jena or topbraid, data, shapes, where the report goes (N-Triples), number of runs. Prints "load
 * SECONDS", "run SECONDS CPU-SECONDS" for each run and "peak MEGABYTES". The engines are called by reflection: each class path has only one of
 * them, and TopBraid's is made for a younger Java than the compiler may be.
 */
public final class Validate {
    private static final OperatingSystemMXBean CPU =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private interface Engine {
        Model report(Model data, Model shapes) throws Exception;
    }

    private Validate() {}

    public static void main(String[] args) throws Exception {
        Engine engine = args[0].equals("jena") ? jena() : topbraid();
        long start = System.nanoTime();
        Model data = read(args[1]);
        System.out.println("load " + (System.nanoTime() - start) / 1e9);
        Model shapes = read(args[2]);
        Model report = null;
        for (int run = 0; run < Integer.parseInt(args[4]); run++) {
            report = null;
            long used = CPU.getProcessCpuTime();
            start = System.nanoTime();
            report = engine.report(data, shapes);
            double wall = (System.nanoTime() - start) / 1e9;
            System.out.println("run " + wall + " " + (CPU.getProcessCpuTime() - used) / 1e9);
        }
        System.out.println("peak " + peak());
        try (OutputStream out = Files.newOutputStream(Path.of(args[3]))) {
            RDFDataMgr.write(out, report, Lang.NTRIPLES);
        }
    }

    private static Engine jena() throws Exception {
        Class<?> type = Class.forName("org.apache.jena.shacl.ShaclValidator");
        Class<?> graph = Class.forName("org.apache.jena.graph.Graph");
        Object validator = type.getMethod("get").invoke(null);
        Method validate = type.getMethod("validate", graph, graph);
        Method asModel = Class.forName("org.apache.jena.shacl.ValidationReport").getMethod("getModel");
        return (data, shapes) ->
            (Model) asModel.invoke(validate.invoke(validator, shapes.getGraph(), data.getGraph()));
    }

    private static Engine topbraid() throws Exception {
        Method validate = Class.forName("org.topbraid.shacl.validation.ValidationUtil")
            .getMethod("validateModel", Model.class, Model.class, boolean.class);
        return (data, shapes) -> ((Resource) validate.invoke(null, data, shapes, false)).getModel();
    }

    private static Model read(String path) {
        Model model = ModelFactory.createDefaultModel();
        RDFDataMgr.read(model, path);
        return model;
    }

    private static String peak() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmHWM:")) {
                return Long.toString(Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024);
            }
        }
        return "0";
    }
}
