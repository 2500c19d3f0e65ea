/**
 * A certificate that nobody trusts, for `outbox.test`, `localhost` and 127.0.0.1, good for a hundred years; its key
 * guards nothing. Made by: openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 36500
 * -subj /CN=outbox.test -addext subjectAltName=DNS:outbox.test,DNS:localhost,IP:127.0.0.1
 */
export const selfSigned = {
  cert: `-----BEGIN CERTIFICATE-----
MIIBrDCCAVKgAwIBAgIUCW1i6z86rE/v9W7ZU+VWeRYFOtAwCgYIKoZIzj0EAwIw
FjEUMBIGA1UEAwwLb3V0Ym94LnRlc3QwIBcNMjYxMTIzMjM1OTM2WhgPMjEyNjEw
MzAyMzU5MzZaMBYxFDASBgNVBAMMC291dGJveC50ZXN0MFkwEwYHKoZIzj0CAQYI
KoZIzj0DAQcDQgAEuY8pRsAJsElJ9xncxV9A9Ta9IP8Q34+9HLOQY9FVrSTJVohi
pgIamNGgUb2I6k+FTX8ld4zMwHCKTIJhKxaQ4qN8MHowHQYDVR0OBBYEFMUIi4Em
EOqTpio29czgXuA6oQk6MB8GA1UdIwQYMBaAFMUIi4EmEOqTpio29czgXuA6oQk6
MA8GA1UdEwEB/wQFMAMBAf8wJwYDVR0RBCAwHoILb3V0Ym94LnRlc3SCCWxvY2Fs
aG9zdIcEfwAAATAKBggqhkjOPQQDAgNIADBFAiEAmt+GDnmcLDppx09QciRzTUev
6jADV6uCdcZQlZsRKx0CIFCqG6cMRobGQwmpkYb86BlG+lDg3H3GefkVc5HJOCMl
-----END CERTIFICATE-----`,
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgVG2oxeukrT3i9BPK
BCkY3BJYmCS+3Zx4dlWatji3veShRANCAAS5jylGwAmwSUn3GdzFX0D1Nr0g/xDf
j70cs5Bj0VWtJMlWiGKmAhqY0aBRvYjqT4VNfyV3jMzAcIpMgmErFpDi
-----END PRIVATE KEY-----`,
};
