"""People with browsers: each has a context of their own, on a phone or at a desk."""

from contextlib import ExitStack

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}


class Visitors:
    """Call it with a name of the cast, or with nothing for a visitor who is not signed in.

    Every request any of them makes is in `requests`, every complaint of a page in `complaints`.
    """

    def __init__(self, chromium, served):
        self.chromium, self.served = chromium, served
        self.stack = ExitStack()
        self.requests, self.complaints, self.pages = [], [], {}

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stack.close()

    def __call__(self, name=None, size=PHONE, javascript=True, scheme="light", sharpness=1):
        context = self.chromium.new_context(
            base_url=self.served.address,
            viewport=size,
            device_scale_factor=sharpness,
            java_script_enabled=javascript,
            color_scheme=scheme,
            reduced_motion="reduce",
            locale="en-GB",
        )
        context.runs_scripts = javascript
        self.stack.callback(context.close)
        context.set_default_timeout(10_000)
        context.on("request", lambda request: self.requests.append(request.url))
        context.on("console", self.listen)
        page = context.new_page()
        if name:
            sign_in(page, name)
        return page

    def page_of(self, name, **more):
        """The one page this person has in a test that walks through many addresses."""
        if name not in self.pages:
            self.pages[name] = self(name, **more)
        return self.pages[name]

    def listen(self, message):
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)


def sign_in(page, name):
    """With the one button that the demo has for everybody of the cast."""
    page.goto("/demo/")
    page.locator(f"form:has(input[name=person][value={name}]) button").click()
    page.get_by_role("link", name="Sign out").wait_for()


def tap(page, name, exact=True):
    """Press the button of that name."""
    page.get_by_role("button", name=name, exact=exact).first.click()


def choose_the_look(page, *labels):
    """Go to the page on which somebody says how pages should look for them, and choose these."""
    page.goto("/display/")
    for label in labels:
        page.get_by_label(label, exact=True).check()
    tap(page, "Keep it like this")
    page.get_by_text("Saved. Every page looks like this").wait_for()
