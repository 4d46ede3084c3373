package io.liushui.launcher;

import io.liushui.core.operations.OperationRepairRefused;
import io.liushui.core.refunds.RefundRepairRefused;
import io.liushui.core.repair.RepairRefused;
import io.liushui.launcher.bench.BenchCommand;
import io.liushui.launcher.channels.ChannelsCommand;
import io.liushui.launcher.demo.DemoCommand;
import io.liushui.launcher.parts.PartFailure;
import io.liushui.launcher.verify.VerifyCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands of the script {@code liushui}. */
@Command(
        name = "liushui",
        description = "A payment centre on this machine.",
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            CallCommand.class,
            ChannelsCommand.class,
            ListenCommand.class,
            MerchantCommand.class,
            CredentialCommand.class,
            ExchangesCommand.class,
            ReviewsCommand.class,
            RepairsCommand.class,
            RepairCommand.class,
            PositionCommand.class,
            CreditCommand.class,
            CouponsCommand.class,
            BpmnCommand.class,
            TestCommand.class,
            VerifyCommand.class,
            DemoCommand.class,
            BenchCommand.class,
            WarmUpCommand.class
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "State lies in .liushui/; LIUSHUI_HOME names another folder. Settings of your own go into its liushui.properties.",
            "Models are read from bpmn/; LIUSHUI_MODELS names another folder, for example a copy with changes to try.",
            "Channel plugins are jars in .liushui/plugins; LIUSHUI_PLUGINS names another folder.",
            "The master key of credentials is made in .liushui/keys; LIUSHUI_MASTER_KEY (Base64 of 32 bytes) replaces it.",
            "Ports, all on 127.0.0.1: LIUSHUI_PORT_API 8080, _POSTGRES 5455, _ENGINE 26500, _ENGINE_COMMAND 26501,",
            "_ENGINE_INTERNAL 26502, _ENGINE_REST 26580, _ENGINE_MANAGEMENT 26590, _SANDBOX 7070, _LISTEN 7080, _SFTP 2222."
        })
final class Main {

    private static final int FAILED = 1;

    private Main() {}

    static void main(String[] arguments) {
        System.setProperty("logback.configurationFile", "io/liushui/launcher/commands-logback.xml");
        CommandLine commands = new CommandLine(new Main());
        commands.setExecutionExceptionHandler((exception, command, result) -> {
            if (exception instanceof PartFailure failure) {
                command.getErr().println(failure.getMessage());
                return FAILED;
            }
            if (exception instanceof IllegalArgumentException
                    || exception instanceof RepairRefused
                    || exception instanceof RefundRepairRefused
                    || exception instanceof OperationRepairRefused) {
                command.getErr().println(exception.getMessage());
                return FAILED;
            }
            throw exception;
        });
        System.exit(arguments.length == 0 ? usage(commands) : commands.execute(arguments));
    }

    private static int usage(CommandLine commands) {
        commands.usage(System.out);
        return CommandLine.ExitCode.USAGE;
    }
}
