"""What browsers may do with the site's pages."""

NOTHING_ALLOWED = {
    feature: []
    for feature in (
        *("accelerometer", "autoplay", "browsing-topics", "camera", "clipboard-read"),
        *("display-capture", "encrypted-media", "fullscreen", "gamepad", "geolocation"),
        *("gyroscope", "hid", "idle-detection", "interest-cohort", "local-fonts"),
        *("magnetometer", "microphone", "midi", "payment", "picture-in-picture"),
        *("screen-wake-lock", "serial", "storage-access", "usb", "xr-spatial-tracking"),
    )
}


def content_security_policy(*, https: bool) -> dict:
    """The sources that pages may load from, by directive: the site itself, and only as files.

    No page has a script or a style of its own, those of the desk neither, so nothing inline is let
    in anywhere.
    """
    return {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
        "upgrade-insecure-requests": https,
    }
