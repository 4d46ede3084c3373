package io.liushui.workers.models;

import io.camunda.zeebe.client.ZeebeClient;

/** The models as they are deployed. */
final class Models {
    private Models() {}

    static void deploy(ZeebeClient client) {
        client.newDeployResourceCommand()
                .addResourceFromClasspath("bpmn/processes/payment.bpmn")
                .addResourceFromClasspath("bpmn/processes/merchant-notification.bpmn")
                .addResourceFromClasspath("bpmn/processes/channel-operation.bpmn")
                .addResourceFromClasspath("bpmn/processes/contract.bpmn")
                .addResourceFromClasspath("bpmn/processes/refund.bpmn")
                .addResourceFromClasspath("bpmn/processes/preauth.bpmn")
                .addResourceFromClasspath("bpmn/processes/stray-hold.bpmn")
                .addResourceFromClasspath("bpmn/processes/payout.bpmn")
                .addResourceFromClasspath("bpmn/decisions/payout.dmn")
                .addResourceFromClasspath("bpmn/decisions/risk.dmn")
                .addResourceFromClasspath("bpmn/decisions/routing.dmn")
                .addResourceFromClasspath("bpmn/forms/payout-review.form")
                .addResourceFromClasspath("bpmn/forms/risk-review.form")
                .addResourceFromClasspath("bpmn/forms/repair-payment.form")
                .addResourceFromClasspath("bpmn/forms/repair-refund.form")
                .addResourceFromClasspath("bpmn/forms/repair-operation.form")
                .addResourceFromClasspath("bpmn/forms/confirm-settlement.form")
                .send()
                .join();
    }
}
