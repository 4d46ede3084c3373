package io.liushui.core.channels;

import io.liushui.spi.ContractOutcome;
import io.liushui.spi.ContractReference;
import io.liushui.spi.ContractRequest;
import io.liushui.spi.ExchangeLog.Exchange;
import io.liushui.spi.SupportsContracts;
import java.util.List;
import org.springframework.stereotype.Component;

/** Contracts at channels, under the rules of {@link ChannelGateway}. A channel without contracts answers {@code Declined} or, asked, {@code Unknown}. */
@Component
public class ContractGateway {
    private static final String BUSY = "too many calls to this channel";

    private final ChannelGateway gateway;

    ContractGateway(ChannelGateway gateway) {
        this.gateway = gateway;
    }

    public ContractOutcome sign(String channelId, ContractRequest request, List<Exchange> sink) {
        return gateway.call(
                channelId,
                "sign",
                sink,
                channel -> channel instanceof SupportsContracts signing ? signing.sign(request) : notSupported(),
                () -> new ContractOutcome.Unavailable(BUSY),
                ContractOutcome.Unknown::new);
    }

    /** Gives the payer's code to the channel. */
    public ContractOutcome confirmSigning(
            String channelId, ContractReference contract, String code, List<Exchange> sink) {
        return gateway.call(
                channelId,
                "confirm_signing",
                sink,
                channel -> channel instanceof SupportsContracts signing
                        ? signing.confirmSigning(contract, code)
                        : notSupported(),
                () -> new ContractOutcome.Unavailable(BUSY),
                ContractOutcome.Unknown::new);
    }

    /** Never answers {@code Unavailable}. */
    public ContractOutcome queryContract(String channelId, ContractReference contract, List<Exchange> sink) {
        ContractOutcome outcome = gateway.call(
                channelId,
                "contract_query",
                sink,
                channel -> channel instanceof SupportsContracts signing
                        ? signing.queryContract(contract)
                        : new ContractOutcome.Unknown("the channel has no contracts"),
                () -> new ContractOutcome.Unknown(BUSY),
                ContractOutcome.Unknown::new);
        return outcome instanceof ContractOutcome.Unavailable(String reason)
                ? new ContractOutcome.Unknown(reason)
                : outcome;
    }

    private static ContractOutcome notSupported() {
        return new ContractOutcome.Declined("not_supported", "the channel has no contracts");
    }
}
