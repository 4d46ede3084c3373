package io.liushui.launcher.demo;

import io.liushui.spi.Product;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which demonstration is wanted; the four payments when none is named. */
final class DemoChoice {
    @Option(
            names = "--channel",
            paramLabel = "NAME",
            description = "Take one payment through this channel instead, its payer played: ${COMPLETION-CANDIDATES}.",
            completionCandidates = Channels.class,
            converter = Channels.class)
    private Story channel;

    @Option(
            names = "--product",
            paramLabel = "CODE",
            description = "Pay with this product, with all that has to be there before: ${COMPLETION-CANDIDATES}.",
            completionCandidates = Products.class,
            converter = Products.class)
    private Product product;

    @Option(
            names = "--function",
            paramLabel = "CODE",
            description = "Show this function, step by step: ${COMPLETION-CANDIDATES}.",
            completionCandidates = Functions.class,
            converter = Functions.class)
    private DemoFunction function;

    List<Demonstration> demonstrations() {
        if (function != null) {
            return List.of(function.demonstration());
        }
        if (product != null) {
            return List.of(ProductDemos.of(product));
        }
        Stream<Story> stories = channel == null ? Stream.of(Story.ALL) : Stream.of(channel);
        return stories.<Demonstration>map(StoryDemo::new).toList();
    }

    static final class Channels implements Iterable<String>, ITypeConverter<Story> {
        @Override
        public Iterator<String> iterator() {
            return Story.channels().iterator();
        }

        @Override
        public Story convert(String name) {
            return Story.through(name).orElseThrow(() -> unknown("channel", name, Story.channels()));
        }
    }

    static final class Products implements Iterable<String>, ITypeConverter<Product> {
        private final List<String> codes =
                Stream.of(Product.values()).map(Product::code).toList();

        @Override
        public Iterator<String> iterator() {
            return codes.iterator();
        }

        @Override
        public Product convert(String code) {
            return Stream.of(Product.values())
                    .filter(product -> product.code().equals(code))
                    .findFirst()
                    .orElseThrow(() -> unknown("product", code, codes));
        }
    }

    /** An underscore will do for a hyphen. */
    static final class Functions implements Iterable<String>, ITypeConverter<DemoFunction> {
        private final List<String> codes =
                Stream.of(DemoFunction.values()).map(DemoFunction::code).toList();

        @Override
        public Iterator<String> iterator() {
            return codes.iterator();
        }

        @Override
        public DemoFunction convert(String code) {
            String wanted = code.toLowerCase(Locale.ROOT).replace('_', '-');
            return Stream.of(DemoFunction.values())
                    .filter(function -> function.code().equals(wanted))
                    .findFirst()
                    .orElseThrow(() -> unknown("function", code, codes));
        }
    }

    private static TypeConversionException unknown(String what, String name, Iterable<String> known) {
        return new TypeConversionException(
                "There is no " + what + " '" + name + "': name one of " + String.join(", ", known) + ".");
    }
}
