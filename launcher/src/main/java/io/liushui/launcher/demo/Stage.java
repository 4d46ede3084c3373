package io.liushui.launcher.demo;

import io.liushui.launcher.client.MerchantClient;
import io.liushui.launcher.parts.PartFailure;
import io.liushui.launcher.parts.Parts;
import io.liushui.launcher.webhooks.ReceivedWebhook;
import io.liushui.spi.Product;
import java.util.List;
import java.util.Queue;
import java.util.stream.Stream;

/** What demonstrations have at hand: a system that runs, and the demo merchant's side of it. */
public final class Stage {
    private final Parts parts;
    private final DemoApp app;
    private final MerchantClient merchant;
    private final Queue<ReceivedWebhook> webhooks;
    private final StepNames names;

    /**
     * @param merchant signs with the app's key
     * @param webhooks those of the app that come; what is told of is taken out
     */
    public Stage(Parts parts, DemoApp app, MerchantClient merchant, Queue<ReceivedWebhook> webhooks) {
        this.parts = parts;
        this.app = app;
        this.merchant = merchant;
        this.webhooks = webhooks;
        this.names = new StepNames(parts.installation().models());
    }

    /** Names under which {@link #showFunction} shows something. */
    public static List<String> functions() {
        return Stream.of(DemoFunction.values()).map(DemoFunction::code).toList();
    }

    /** @throws PartFailure when it does not end as it should */
    public void showProduct(Product product) {
        ProductDemos.of(product).play(this);
    }

    /**
     * @param code one of {@link #functions}
     * @throws PartFailure when it does not end as it should
     */
    public void showFunction(String code) {
        new DemoChoice.Functions().convert(code).demonstration().play(this);
    }

    /** Begins to tell one demonstration. */
    Telling begin(String title) {
        System.out.println();
        System.out.println(title);
        return new Telling(this);
    }

    Parts parts() {
        return parts;
    }

    DemoApp app() {
        return app;
    }

    MerchantClient merchant() {
        return merchant;
    }

    Queue<ReceivedWebhook> webhooks() {
        return webhooks;
    }

    StepNames names() {
        return names;
    }
}
