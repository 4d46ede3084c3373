package io.liushui.launcher.channels;

import io.liushui.spi.ChannelDescription;
import io.liushui.spi.ChannelFunction;
import io.liushui.spi.MethodDescription;
import io.liushui.spi.PayerDetail;
import io.liushui.spi.Product;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Product by channel by function, in Markdown: what can be done with a payment of this product at this channel. */
final class ProductTable {
    /** Functions of the channel that no product has for itself. */
    private static final Set<ChannelFunction> OF_THE_CHANNEL =
            EnumSet.of(ChannelFunction.BALANCE, ChannelFunction.BILL, ChannelFunction.NOTIFICATION);

    private static final Set<ChannelFunction> OF_A_PRODUCT = EnumSet.complementOf(EnumSet.copyOf(OF_THE_CHANNEL));

    private ProductTable() {}

    static String of(Map<String, ChannelSays> channels) {
        StringBuilder text = new StringBuilder("| product | channel | methods |");
        OF_A_PRODUCT.forEach(
                function -> text.append(' ').append(ChannelTable.name(function)).append(" |"));
        text.append("\n| --- | --- | --- |")
                .append(" :---: |".repeat(OF_A_PRODUCT.size()))
                .append('\n');
        for (Product product : Product.values()) {
            channels.forEach((name, channel) -> row(product, name, channel.description(), text));
        }
        return text.toString();
    }

    private static void row(Product product, String name, ChannelDescription channel, StringBuilder text) {
        SortedMap<String, MethodDescription> methods = methods(product, channel);
        boolean paysOut = product == Product.PAYOUT && channel.functions().contains(ChannelFunction.PAYOUT);
        if (methods.isEmpty() && !paysOut) {
            return;
        }
        String names =
                methods.keySet().stream().map(method -> "`" + method + "`").collect(Collectors.joining(", "));
        text.append("| ").append(ChannelTable.name(product)).append(" | ").append(name);
        text.append(" | ").append(paysOut ? "–" : names).append(" |");
        for (ChannelFunction function : OF_A_PRODUCT) {
            boolean can = channel.functions().contains(function)
                    && (paysOut ? function == ChannelFunction.PAYOUT : has(function, methods, channel));
            text.append(can ? " ✓ |" : " – |");
        }
        text.append('\n');
    }

    private static SortedMap<String, MethodDescription> methods(Product product, ChannelDescription channel) {
        SortedMap<String, MethodDescription> methods = new TreeMap<>(channel.methods());
        methods.values().removeIf(method -> method.product() != product);
        return methods;
    }

    private static boolean has(
            ChannelFunction function, Map<String, MethodDescription> methods, ChannelDescription channel) {
        return switch (function) {
            case PREAUTH, CAPTURE_VOID ->
                channel.preauth() != null
                        && methods.keySet().stream().anyMatch(channel.preauth().methods()::contains);
            case CONTRACT ->
                methods.values().stream().anyMatch(method -> method.needs().contains(PayerDetail.CONTRACT));
            case CONFIRM_BY_CODE -> methods.values().stream().anyMatch(ProductTable::knowsWhomToSendACode);
            case PAYOUT -> false;
            case PAY, QUERY, COMPLETE, CLOSE, VOID, REFUND, BALANCE, BILL, NOTIFICATION -> true;
        };
    }

    private static boolean knowsWhomToSendACode(MethodDescription method) {
        return method.needs().contains(PayerDetail.PHONE) || method.needs().contains(PayerDetail.CONTRACT);
    }
}
