package io.liushui.launcher.demo;

/** Takes one payment and draws what happens to it, as it happens. */
record StoryDemo(Story story) implements Demonstration {

    @Override
    public void play(Stage stage) {
        if (story.fault() != null) {
            new DemoPayer(stage.parts())
                    .post(
                            stage.parts().sandbox().address().resolve("/control/rules"),
                            "application/json",
                            story.fault());
        }
        Telling telling = stage.begin(story.title());
        String id = (String) telling.post(
                        "/v1/payments", "{" + story.order() + "\"merchant_order_no\":\"" + telling.number("o") + "\"}")
                .get("id");
        new Paying(stage, telling).end(id, story.payerConfirms(), story.ending());
    }
}
