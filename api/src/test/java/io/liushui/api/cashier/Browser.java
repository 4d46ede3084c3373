package io.liushui.api.cashier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A real Chromium without a window. */
final class Browser {
    private static final Path PICTURES = Path.of("target", "pictures");
    private static final String AXE = """
            const done = arguments[arguments.length - 1];
            axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}).then(
                (found) => done(found.violations.map((one) => one.id + ': ' + one.nodes.map((node) => node.html + ' ' + node.failureSummary).join(' | '))));
            """;

    final ChromeDriver driver;
    private final Path profile;
    private String screen = "";

    private Browser() {
        try {
            profile = Files.createTempDirectory("browser");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, java.util.logging.Level.ALL);
        ChromeOptions options = new ChromeOptions()
                .setBinary(chromium().orElseThrow())
                .addArguments(
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--user-data-dir=" + profile);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(onPath("chromedriver").orElseThrow())
                .usingAnyFreePort()
                .build();
        driver = new ChromeDriver(service, options);
    }

    /** One for all tests of a JVM, which closes it. */
    static Browser shared() {
        return Shared.BROWSER;
    }

    /** Continuous integration has to have the browser; elsewhere its tests are left out without it. */
    static boolean expected() {
        return "true".equals(System.getenv("CI"))
                || (chromium().isPresent() && onPath("chromedriver").isPresent());
    }

    void show(Screen wanted) {
        screen = wanted.toString();
        driver.manage().deleteAllCookies();
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of(
                        "width",
                        wanted.width(),
                        "height",
                        wanted.height(),
                        "deviceScaleFactor",
                        1,
                        "mobile",
                        wanted.width() < 500));
        driver.executeCdpCommand("Network.enable", Map.of());
        driver.executeCdpCommand(
                "Network.setExtraHTTPHeaders",
                Map.of("headers", Map.of("Accept-Language", wanted.says("zh-CN,zh;q=0.9", "en-GB,en;q=0.9"))));
        colours("light");
        online(true);
    }

    void colours(String scheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    void online(boolean connected) {
        driver.executeCdpCommand(
                "Network.emulateNetworkConditions",
                Map.of("offline", !connected, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
    }

    void open(String address) {
        driver.manage().logs().get(LogType.BROWSER);
        driver.get(address);
    }

    /** Waits until the page is at this step. */
    void atStep(String step) {
        await("step " + step).atMost(Duration.ofSeconds(15)).until(() -> step.equals(step()));
    }

    String step() {
        return find("#step").getDomAttribute("data-step");
    }

    WebElement find(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    String text(String selector) {
        try {
            return find(selector).getText();
        } catch (StaleElementReferenceException redrawn) {
            return find(selector).getText();
        }
    }

    WebElement focused() {
        return driver.switchTo().activeElement();
    }

    /** The text of the QR code that is to be seen there. */
    String scan(String selector) {
        await().until(() -> Boolean.TRUE.equals(driver.executeScript(
                "const i = document.querySelector(arguments[0]); return i.complete && i.naturalWidth > 0", selector)));
        return QrPicture.text(find(selector).getScreenshotAs(OutputType.BYTES));
    }

    /** What axe-core finds wrong, in light and dark. */
    List<String> accessibilityViolations() {
        driver.executeScript(axe());
        return Stream.of("dark", "light")
                .flatMap(scheme -> violations(scheme).stream())
                .toList();
    }

    /** Script errors and whatever the content security policy kept out. */
    List<String> consoleErrors() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .filter(message -> message.contains("Content Security Policy")
                        || message.contains("Uncaught")
                        || message.contains("Failed to load module"))
                .toList();
    }

    boolean scrollsSideways() {
        return Boolean.TRUE.equals(driver.executeScript("return document.documentElement.scrollWidth > innerWidth"));
    }

    /** For people to look at. */
    void picture(String name) {
        try {
            Files.createDirectories(PICTURES);
            Object size = driver.executeCdpCommand(
                            "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true))
                    .get("data");
            Files.write(
                    PICTURES.resolve(name + "-" + screen + ".png"),
                    java.util.Base64.getDecoder().decode((String) size));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void close() {
        driver.quit();
        try (Stream<Path> files = Files.walk(profile)) {
            files.sorted(java.util.Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException | UncheckedIOException left) {
            // the system cleans its temporary folder
        }
    }

    @SuppressWarnings("unchecked")
    private List<String> violations(String scheme) {
        colours(scheme);
        return ((List<String>) driver.executeAsyncScript(AXE))
                .stream().map(violation -> scheme + " " + violation).toList();
    }

    private static String axe() {
        try (InputStream script = Browser.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Optional<File> chromium() {
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> onPath(name).stream())
                .findFirst();
    }

    private static Optional<File> onPath(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> new File(folder, program))
                .filter(File::canExecute)
                .findFirst();
    }

    private static final class Shared {
        private static final Browser BROWSER = new Browser();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(BROWSER::close));
        }
    }
}
