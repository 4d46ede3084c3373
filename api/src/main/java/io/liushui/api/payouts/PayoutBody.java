package io.liushui.api.payouts;

import io.liushui.api.body.Fields;
import io.liushui.api.body.MerchantFields;
import io.liushui.api.payers.PayerProof;
import io.liushui.api.problems.Refusal;
import io.liushui.core.money.Money;
import io.liushui.core.payouts.NewPayout;
import io.liushui.core.payouts.Payee;
import java.util.Set;
import java.util.regex.Pattern;

/** One payout as a merchant writes it. What is refused is named, never shown: it may be an account. */
final class PayoutBody {
    static final Set<String> FIELDS =
            Set.of("merchant_payout_no", "amount", "currency", "payee", "purpose", "metadata");
    /** The wallet says the currency. */
    static final Set<String> WITHDRAWAL_FIELDS =
            Set.of("merchant_payout_no", "amount", "payee", "purpose", "metadata", PayerProof.PASSWORD);

    private static final Set<String> PAYEE_FIELDS = Set.of("name", "account", "wallet_id", "bank");
    private static final Pattern NAME = Pattern.compile("(?U)(?=.*\\S)\\P{Cntrl}{1,64}");
    private static final Pattern ACCOUNT = Pattern.compile("[A-Za-z0-9@._+ -]{4,64}");
    private static final Pattern BANK = Pattern.compile("[A-Za-z0-9_.-]{1,32}");
    private static final Pattern PURPOSE = Pattern.compile("(?U)(?=.*\\S)\\P{Cntrl}{1,128}");

    private PayoutBody() {}

    /** @throws Refusal naming the field at fault */
    static NewPayout read(Fields fields) {
        fields.only(FIELDS);
        require(fields, "merchant_payout_no", "amount", "currency", "payee", "purpose");
        return read(fields, MerchantFields.money(fields));
    }

    /** @throws Refusal naming the field at fault */
    static NewPayout ofWallet(Fields fields, String currency) {
        fields.only(WITHDRAWAL_FIELDS);
        require(fields, "merchant_payout_no", "amount", "payee", "purpose");
        return read(fields, new Money(fields.integer("amount", 1, Money.MAXIMUM_MINOR), currency));
    }

    private static void require(Fields fields, String... names) {
        for (String required : names) {
            fields.require(required);
        }
    }

    private static NewPayout read(Fields fields, Money amount) {
        return new NewPayout(
                MerchantFields.number(fields, "merchant_payout_no"),
                amount,
                payee(fields.object("payee", PAYEE_FIELDS)),
                fields.text("purpose", PURPOSE, "must be 1 to 128 characters of one line"),
                MerchantFields.texts(fields, "metadata"));
    }

    private static Payee payee(Fields payee) {
        payee.require("name");
        String name = payee.text("name", NAME, "must be 1 to 64 characters of one line");
        String account = payee.text("account", ACCOUNT, "must be 4 to 64 of A-Z a-z 0-9 @ . _ + - and blanks");
        String wallet = payee.text("wallet_id", ACCOUNT, "must be 4 to 64 of A-Z a-z 0-9 @ . _ + - and blanks");
        String bank = payee.text("bank", BANK, "must be 1 to 32 of A-Z a-z 0-9 _ - .");
        if (account == null && wallet == null) {
            payee.require("account");
        }
        if (account != null && wallet != null) {
            throw payee.invalid("wallet_id", "must be left out where an account is given");
        }
        if (wallet != null && bank != null) {
            throw payee.invalid("bank", "must be left out where a wallet is given");
        }
        return wallet == null
                ? new Payee(name, Payee.Kind.ACCOUNT, account, bank)
                : new Payee(name, Payee.Kind.WALLET, wallet, null);
    }
}
