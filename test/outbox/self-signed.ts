/**
 * Test material: a certificate that nobody trusts, for `outbox.test`, `outbox.invalid`, `localhost`, 127.0.0.1 and
 * 127.0.0.2; its key guards nothing. Made by openssl ca -selfsign: from 2020, good for a hundred years.
 */
export const selfSigned = {
  cert: `-----BEGIN CERTIFICATE-----
MIIBjjCCATWgAwIBAgICEAIwCgYIKoZIzj0EAwIwFjEUMBIGA1UEAwwLb3V0Ym94
LnRlc3QwIBcNMjAwMTAxMDAwMDAwWhgPMjEyMDAxMDEwMDAwMDBaMBYxFDASBgNV
BAMMC291dGJveC50ZXN0MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEHOEYe+qi
d2m3sS2gcHfHBMa57zQkeqJCi3VT+K5IpPSyNTu4dRUUlJ2ZKvB/eJKD9CSFfpER
WrH8SpIYXJssJqNxMG8wDwYDVR0TAQH/BAUwAwEB/zA9BgNVHREENjA0ggtvdXRi
b3gudGVzdIIOb3V0Ym94LmludmFsaWSCCWxvY2FsaG9zdIcEfwAAAYcEfwAAAjAd
BgNVHQ4EFgQUWrldWtlxKMVjwhKQ7rUUMLpCN+IwCgYIKoZIzj0EAwIDRwAwRAIg
FJqF6ceNRuW3hMfKhc8TIUgl/QzfiAEmrRS2oT98TSUCIFJiSlYF6349JTR3TLEc
sRmPoz0znP6uegCeAqRfRZkt
-----END CERTIFICATE-----`,
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgaSVuEV/hk5/5v2/5
tNRiTYcC3qZrxRT/u/0M7Kg4LfShRANCAAQc4Rh76qJ3abexLaBwd8cExrnvNCR6
okKLdVP4rkik9LI1O7h1FRSUnZkq8H94koP0JIV+kRFasfxKkhhcmywm
-----END PRIVATE KEY-----`,
};
