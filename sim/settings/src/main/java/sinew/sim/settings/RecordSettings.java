package sinew.sim.settings;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Translates between records and settings. */
final class RecordSettings {
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    private RecordSettings() {}

    static List<SettingDescriptor> describe(String prefix, Class<?> type) {
        List<SettingDescriptor> descriptors = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            String path = path(prefix, component);
            if (component.getType().isRecord()) {
                descriptors.addAll(describe(path, component.getType()));
            } else {
                descriptors.add(describe(path, component));
            }
        }
        return descriptors;
    }

    static <R extends Record> R bind(Settings settings, String prefix, Class<R> type) {
        return type.cast(construct(settings, prefix, type));
    }

    private static SettingDescriptor describe(String path, RecordComponent component) {
        Setting setting = component.getAnnotation(Setting.class);
        if (setting == null) {
            throw new SettingsException(
                    "The component " + component + " has no description; annotate it with @Setting.");
        }
        List<String> choices = component.getType().isEnum() ? words(component.getType()) : List.of(setting.choices());
        SettingType type = type(component, !choices.isEmpty());
        SettingDescriptor draft = new SettingDescriptor(
                path,
                type,
                neutral(type, setting, choices),
                setting.help(),
                setting.unit(),
                setting.minimum(),
                setting.maximum(),
                choices,
                setting.live());
        return draft.withStandard(draft.parse(setting.value()));
    }

    /** Any allowed value: the real one is read by the descriptor itself. */
    private static Object neutral(SettingType type, Setting setting, List<String> choices) {
        double number = Math.min(Math.max(0, setting.minimum()), setting.maximum());
        return switch (type) {
            case BOOLEAN -> false;
            case INTEGER -> (int) number;
            case DECIMAL -> number;
            case TEXT -> "";
            case CHOICE -> choices.getFirst();
            case INTEGER_LIST, DECIMAL_LIST -> List.of();
        };
    }

    private static SettingType type(RecordComponent component, boolean hasChoices) {
        Class<?> type = component.getType();
        if (type == boolean.class) {
            return SettingType.BOOLEAN;
        } else if (type == int.class || type == long.class) {
            return SettingType.INTEGER;
        } else if (type == float.class || type == double.class) {
            return SettingType.DECIMAL;
        } else if (type == String.class || type.isEnum()) {
            return hasChoices ? SettingType.CHOICE : SettingType.TEXT;
        } else if (isListOf(component, Integer.class) || type == int[].class) {
            return SettingType.INTEGER_LIST;
        } else if (isListOf(component, Double.class) || type == double[].class || type == float[].class) {
            return SettingType.DECIMAL_LIST;
        }
        throw new SettingsException("The component " + component
                + " cannot be a setting; use boolean, int, long, float, double, String, an enum, List<Integer>,"
                + " List<Double> or a record.");
    }

    private static boolean isListOf(RecordComponent component, Class<?> element) {
        return component.getType() == List.class
                && component.getGenericType() instanceof ParameterizedType list
                && list.getActualTypeArguments()[0] == element;
    }

    private static Object construct(Settings settings, String prefix, Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = Arrays.stream(components)
                .map(component -> value(settings, path(prefix, component), component))
                .toArray();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException refused) {
            Throwable cause = refused.getCause() == null ? refused : refused.getCause();
            throw new SettingsException(
                    "The settings of " + (prefix.isEmpty() ? type.getSimpleName() : prefix) + " do not fit together: "
                            + cause.getMessage(),
                    cause);
        } catch (ReflectiveOperationException impossible) {
            throw new SettingsException("The record " + type.getName() + " cannot be made.", impossible);
        }
    }

    private static Object value(Settings settings, String path, RecordComponent component) {
        Class<?> type = component.getType();
        if (type.isRecord()) {
            return construct(settings, path, type);
        } else if (type == boolean.class) {
            return settings.bool(path);
        } else if (type == int.class) {
            return settings.integer(path);
        } else if (type == long.class) {
            return (long) settings.integer(path);
        } else if (type == float.class) {
            return (float) settings.decimal(path);
        } else if (type == double.class) {
            return settings.decimal(path);
        } else if (type == String.class) {
            return settings.text(path);
        } else if (type.isEnum()) {
            return type.getEnumConstants()[words(type).indexOf(settings.text(path))];
        }
        return list(settings, path, component);
    }

    private static Object list(Settings settings, String path, RecordComponent component) {
        if (type(component, false) == SettingType.INTEGER_LIST) {
            List<Integer> list = settings.integers(path);
            return component.getType().isArray()
                    ? list.stream().mapToInt(Integer::intValue).toArray()
                    : list;
        }
        List<Double> list = settings.decimals(path);
        if (component.getType() == float[].class) {
            float[] array = new float[list.size()];
            for (int i = 0; i < array.length; i++) {
                array[i] = list.get(i).floatValue();
            }
            return array;
        }
        return component.getType().isArray()
                ? list.stream().mapToDouble(Double::doubleValue).toArray()
                : list;
    }

    private static List<String> words(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static String path(String prefix, RecordComponent component) {
        String name = HUMP.matcher(component.getName()).replaceAll("_").toLowerCase(Locale.ROOT);
        return prefix.isEmpty() ? name : prefix + "." + name;
    }
}
