"""Invented keys of every kind, put together here so that no file of the repository holds one."""

DIGITS, SMALL = "0123456789", "abcdefghijklmnopqrstuvwxyz"
MIXED = "9fK2mQzX7LpR4tVw8YbN3cJ6hD1sGaEoUi5T"

SAMPLES = (
    ("an Anthropic key", "sk-" + "ant-api03-" + MIXED * 2),
    ("an OpenAI key", "sk-" + "proj-" + MIXED * 2),
    ("an OpenAI key", "sk-" + MIXED[:20] + "T3Blbk" + "FJ" + MIXED[:20]),
    ("a Hugging Face token", "hf" + "_" + (SMALL * 2)[:34]),
    ("a Databricks token", "da" + "pi" + "0a" * 16),
    ("a Google key", "AI" + "za" + MIXED[:35]),
    ("a GitHub token", "github" + "_pat_" + MIXED * 2),
    ("a GitHub token", "gh" + "p_" + MIXED),
    ("a GitLab token", "gl" + "pat-" + MIXED[:20]),
    ("a PyPI token", "pypi" + "-AgE" + MIXED * 2),
    ("an npm token", "npm" + "_" + MIXED),
    ("an npm token", "_auth" + "Token=" + "0a1b2c3d-" * 4),
    ("a JSON Web Token", "ey" + "JhbGciOiJIUzI1NiJ9." + "ey" + "JzdWIiOiIxMjM0NTY3ODkwIn0." + MIXED),
    ("an AWS key", "AK" + "IA" + "Z7QK3MNPLD2RTX5V"),
    ("an AWS key", "A3" + "TX" + "Z7QK3MNPLD2RTX5V"),
    ("an Azure storage key", (MIXED * 3)[:86] + "=" * 2),
    ("an Artifactory key", "AK" + "C" + MIXED * 2),
    ("a Mailchimp key", "0a" * 16 + "-us" + "12"),
    ("a SendGrid key", "S" + "G." + MIXED[:22] + "." + (MIXED * 2)[:43]),
    ("a Slack token", "xo" + "xb-123456789012-123456789012-" + SMALL),
    ("a Slack token", "https://hooks.slack" + ".com/services/T0ABCDEFG/B0HIJKLMN/" + MIXED[:24]),
    ("a Square secret", "sq0" + "csp-" + (MIXED * 2)[:43]),
    ("a Stripe key", "sk_" + "live_" + MIXED[:24]),
    ("a Twilio key", "A" + "C" + "0a" * 16),
    ("a Twilio key", "S" + "K" + "0a" * 16),
)
"""Kinds with one key each; every shape is there."""

PRIVATE_KEY = "\n".join(
    ("-----BEGIN RSA PRIVATE" + " KEY-----", MIXED * 2, MIXED, "-----END RSA PRIVATE" + " KEY-----")
)
ADDRESS = "https://reader:" + "correct-horse" + "@db.example.com/pilots"
ORDINARY = (
    "930a06d381fab4e2014eb5f92d3d6a8cecbbd8aa",
    "sha256:73191c47aaa79da394e8fee2dbc2ec827432cab56311122c9e47abf79e390f62",
    "550e8400-e29b-41d4-a716-446655440000",
    "DPIA-77, DG-214, RITM0012345, INC-2026-000123, ACTS-2026-11-22",
    "https://example.sharepoint.com/:w:/s/team/EYpJ3x9KfQhLmZ0aVb1cTg4BqUe2nR8s?e=4:qWeRtY&at=9",
    "https://docs.example.com/document/d/1AbCdEfGhIjKlMnOpQrStUvWxYz0123456789abcdefg/edit#heading=h.9fk2mqzx",
    "https://example.com/logs?from=now-7d&to=now&var-agent=ap-agent&orgId=1&traceId=4bf92f3577b34da6a3ce929d0e0e4736",
    "arn:aws:iam::123456789012:role/service-role/ap-agent-production",
    "the key-us-east-1 bucket, risk-based-task-management-for-shift-leads-of-the-north",
    "AKC registration, ASIA region, an eyJ of nothing, SG.50 pumps, ghp_ and xoxb- are prefixes of tokens",
    "https://example.com:8443/path and ssh://git@git.example.com:22/book.git and mailto:desk@example.com",
    "-----BEGIN CERTIFICATE-----",
    "DE89370400440532013000 and 4111-1111-1111-1111",
    "password: ask the service desk",
)
"""Texts that are long, odd, or close to a key, and none."""
