package io.liushui.launcher.demo;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What an option of the command line may name: shown by its help, and found by its name. A hyphen will do for an underscore, and the other way round. */
abstract class Choices<T> implements Iterable<String>, ITypeConverter<T> {
    private final String what;
    private final Map<String, T> known = new LinkedHashMap<>();

    /** @param what the singular, for people */
    Choices(String what, Iterable<T> all, Function<T, String> name) {
        this.what = what;
        all.forEach(one -> known.put(name.apply(one), one));
    }

    @Override
    public Iterator<String> iterator() {
        return known.keySet().iterator();
    }

    @Override
    public T convert(String name) {
        return known.entrySet().stream()
                .filter(choice -> plain(choice.getKey()).equals(plain(name)))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("There is no " + what + " '" + name + "': name one of "
                        + String.join(", ", known.keySet()) + "."));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
