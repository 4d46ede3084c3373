package io.liushui.sandbox.unionpay;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.liushui.sandbox.books.References;
import io.liushui.sandbox.host.ChannelSandbox;
import io.liushui.sandbox.host.PayerBrand;
import io.liushui.sandbox.host.ReplyFormat;
import io.liushui.sandbox.host.SandboxHost;
import io.liushui.sandbox.notices.NoticeFormat;
import io.liushui.sandbox.wire.Refusal;
import java.util.Map;

/** The gateway's addresses and the file host's. */
final class UnionPaySandbox implements ChannelSandbox {
    /** The only one; UnionPay's own test merchant. */
    static final String MERCHANT = "777290058110048";

    private static final String GATEWAY = "/unionpay/gateway/api";

    private final UnionPayKeys keys;
    private final Replies replies;
    private final UnionPayNotices notices;
    private final QueryIds numbers;
    private final FrontDesk front;
    private final BackDesk back;
    private final EnquiryDesk enquiries;
    private final FileDesk files;

    UnionPaySandbox(SandboxHost host, UnionPayKeys keys) {
        this.keys = keys;
        this.replies = new Replies(keys);
        this.notices = new UnionPayNotices(keys);
        this.numbers = new QueryIds(host.clock());
        this.front = new FrontDesk(host);
        this.back = new BackDesk(host, new CardDesk(host, new SealedData(keys.encryption())), numbers);
        this.enquiries = new EnquiryDesk(host);
        this.files = new FileDesk(host);
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.before("/unionpay/*", this::check);
        routes.post(GATEWAY + "/frontTransReq.do", front::page);
        routes.post(GATEWAY + "/appTransReq.do", front::app);
        routes.post(GATEWAY + "/backTransReq.do", back::take);
        routes.post(GATEWAY + "/queryTrans.do", enquiries::ask);
        routes.post("/unionpay/file", files::send);
    }

    @Override
    public ReplyFormat replies() {
        return replies;
    }

    @Override
    public NoticeFormat notices() {
        return notices;
    }

    @Override
    public References references() {
        return numbers;
    }

    @Override
    public PayerBrand brand() {
        return new PayerBrand("UnionPay", "银联在线支付", "#00508e");
    }

    @Override
    public void warmUp() {
        for (int round = 0; round < 20; round++) {
            MessageText.verifies(
                    MessageText.signed(
                            Map.of("version", "5.1.0"), keys.signing().certificate(), keys.signing()),
                    keys.merchant());
        }
    }

    private void check(Context context) {
        Asked asked = Asked.of(context);
        if (!MessageText.verifies(asked.fields(), keys.merchant())) {
            throw new Refusal(200, "11", "9100004");
        }
        if (!MERCHANT.equals(asked.text("merId"))) {
            throw new Refusal(200, "31", "3100001");
        }
    }
}
