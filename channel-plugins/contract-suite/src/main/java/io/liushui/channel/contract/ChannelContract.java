package io.liushui.channel.contract;

/** Everything that is expected of a channel plugin. Its test class implements this and starts its sandbox. */
public interface ChannelContract
        extends DescriptionContract,
                PayContract,
                ImmediateContract,
                AmountContract,
                CloseContract,
                CodeContract,
                CompletionContract,
                RefundContract,
                VoidContract,
                PreauthContract,
                CaptureVoidContract,
                CaptureRefundContract,
                ContractContract,
                ContractFaultContract,
                PayoutContract,
                BalanceContract,
                BillContract,
                FaultContract,
                NotificationContract,
                LogContract {

    @Override
    ChannelUnderTest underTest();
}
