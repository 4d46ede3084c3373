package io.liushui.launcher.demo;

import io.liushui.spi.Product;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Which demonstration is wanted; the four payments when none is named. */
final class DemoChoice {
    @Option(
            names = "--channel",
            paramLabel = "NAME",
            description = "Take one payment through this channel instead, its payer played: ${COMPLETION-CANDIDATES}.",
            completionCandidates = Channels.class,
            converter = Channels.class)
    private String channel;

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
        Stream<Story> stories = channel == null ? Stream.of(Story.ALL) : Story.through(channel).stream();
        return stories.<Demonstration>map(StoryDemo::new).toList();
    }

    static final class Channels extends Choices<String> {
        Channels() {
            super("channel", Story.channels(), Function.identity());
        }
    }

    static final class Products extends Choices<Product> {
        Products() {
            super("product", List.of(Product.values()), Product::code);
        }
    }

    static final class Functions extends Choices<DemoFunction> {
        Functions() {
            super("function", List.of(DemoFunction.values()), DemoFunction::code);
        }
    }
}
