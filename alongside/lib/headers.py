"""Headers on every answer: nothing from another host, and nothing private kept by a browser."""

POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ]
)


HEADERS = {
    "Content-Security-Policy": POLICY,
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    # Every page of ours depends on who reads it. Static files do not come through here.
    "Cache-Control": "no-store",
}


def with_safe_headers(response):
    """The answer with all of them: also one that was made before any middleware could run."""
    for name, value in HEADERS.items():
        response.headers[name] = value
    return response


def safe_headers(get_response):
    def middleware(request):
        return with_safe_headers(get_response(request))

    return middleware
