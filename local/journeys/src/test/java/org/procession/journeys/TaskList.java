package org.procession.journeys;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Camunda's Tasklist as a person uses it, in a headless Chromium. */
final class TaskList implements AutoCloseable {

  private static final double PATIENCE_MS = 60_000;

  private final Playwright playwright;
  private final Browser browser;
  private final Page page;
  private final String address;

  TaskList(String address) {
    this.address = address;
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new LaunchOptions()
                    .setExecutablePath(chromium())
                    .setHeadless(true)
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));
    page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1400, 860));
    page.setDefaultTimeout(PATIENCE_MS);
  }

  private static Path chromium() {
    return Path.of(
        Optional.ofNullable(System.getenv("PROCESSION_CHROMIUM")).orElse("/usr/bin/chromium"));
  }

  TaskList logIn(String login) {
    page.context().clearCookies();
    page.navigate(address + "/login");
    page.locator("input[name=username]").fill(login);
    page.locator("input[name=password]").fill(login);
    page.locator("button[type=submit]").click();
    page.waitForURL(Pattern.compile("^(?!.*login).*$"));
    return this;
  }

  /**
   * Opens the task of this name whose form shows all the texts, once it is in the list. The list
   * names tasks only by their kind, so it opens one after the other. Each is opened by its address:
   * after a click the form of the task before stays for a moment, and would be taken for that of
   * the task clicked.
   */
  TaskList open(String task, String... shown) {
    var deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos((long) PATIENCE_MS);
    while (System.nanoTime() < deadline) {
      for (var id : listed(task)) {
        page.navigate(address + "/" + id);
        form().waitFor();
        var text = form().innerText();
        if (Arrays.stream(shown).allMatch(text::contains)) {
          return this;
        }
      }
    }
    throw new AssertionError("no task '%s' shows %s".formatted(task, List.of(shown)));
  }

  /** The ids of the tasks of this name, once there is one. */
  private List<String> listed(String task) {
    page.navigate(address);
    var tasks = page.locator("[data-testid^=task-]").filter(new FilterOptions().setHasText(task));
    tasks.first().waitFor();
    return tasks.all().stream()
        .map(one -> one.getAttribute("data-testid").substring("task-".length()))
        .toList();
  }

  /** The form of the open task. */
  Locator form() {
    return page.locator(".fjs-form").first();
  }

  TaskList claim() {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Assign to me")).click();
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Unassign")).waitFor();
    return this;
  }

  TaskList choose(String option) {
    // The design hides the radio button itself; people press its text.
    form().getByText(option, new Locator.GetByTextOptions().setExact(true)).click();
    return this;
  }

  TaskList write(String field, String text) {
    form().getByRole(AriaRole.TEXTBOX, new Locator.GetByRoleOptions().setName(field)).fill(text);
    return this;
  }

  TaskList complete() {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Complete Task")).click();
    page.getByText("Task completed").first().waitFor();
    return this;
  }

  TaskList picture(String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(Path.of("target", "pictures", name + ".png")));
    return this;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
