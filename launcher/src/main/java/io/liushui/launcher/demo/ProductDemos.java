package io.liushui.launcher.demo;

import io.liushui.spi.Product;

/** For each product a payment with it, and all that has to be there before. */
final class ProductDemos {

    private ProductDemos() {}

    static Demonstration of(Product product) {
        return switch (product) {
            case QUICK_PAY -> ContractProducts::quickPay;
            case NET_BANKING -> through("netbank");
            case AGREEMENT_DEBIT -> ContractProducts::agreementDebit;
            case PLATFORM_PAY -> through("alipay");
            case FOREIGN_CARD -> through("paypal");
            case CARRIER_BILLING -> through("carrier");
            case VIRTUAL_CURRENCY -> AccountProducts::points;
            case ACCOUNT_BALANCE -> AccountProducts::wallet;
            case CREDIT_PAY -> AccountProducts::credit;
            case PAYOUT -> new PayoutDemo();
        };
    }

    private static Demonstration through(String channel) {
        return new StoryDemo(Story.through(channel).orElseThrow());
    }
}
