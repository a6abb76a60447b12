"""A certificate that the system does not trust: fetched to be shown, so that the person can accept exactly this one."""

from __future__ import annotations

import hashlib
import ssl

from app.web.exchange import Exchange


def fingerprint_of(der: bytes) -> str:
    """SHA-256 of a certificate's DER form, as hex pairs in capitals with colons between."""
    return ":".join(f"{byte:02X}" for byte in hashlib.sha256(der).digest())


def tidy_fingerprint(text: str) -> str:
    """The same fingerprint however it was written, for comparing: hex in lower case, nothing between."""
    return text.replace(":", "").replace(" ", "").lower()


def certificate_of(host: str, port: int) -> bytes:
    """The DER form of what `host` shows, unverified: nothing but this is read from it. Within the current exchange. Raises OSError."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    with Exchange.current().connect(host, port) as sock, context.wrap_socket(sock, server_hostname=host) as secured:
        return secured.getpeercert(binary_form=True) or b""


def subject_of(der: bytes) -> str:
    """What a certificate calls itself: its common name, else its first alternative name, else its subject as it stands."""
    from cryptography import x509

    try:
        certificate = x509.load_der_x509_certificate(der)
        names = certificate.subject.get_attributes_for_oid(x509.NameOID.COMMON_NAME)
        if names:
            return str(names[0].value)
        return certificate.subject.rfc4514_string() or "a certificate without a name"
    except ValueError:
        return "a certificate that cannot be read"
