/**
 * Test material: an authority that nothing trusts unless told to, whose key is thrown away. For the file that
 * NODE_EXTRA_CA_CERTS names. Made, as the certificate below, by openssl ca: from 2020, good for a hundred years.
 */
export const testAuthority = `-----BEGIN CERTIFICATE-----
MIIBizCCATGgAwIBAgICEAAwCgYIKoZIzj0EAwIwKjEoMCYGA1UEAwwfT3V0Ym94
IENhbXBhaWducyB0ZXN0IGF1dGhvcml0eTAgFw0yMDAxMDEwMDAwMDBaGA8yMTIw
MDEwMTAwMDAwMFowKjEoMCYGA1UEAwwfT3V0Ym94IENhbXBhaWducyB0ZXN0IGF1
dGhvcml0eTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABJEtiBMOel5koHvt/du9
hBy+mmam+SY1tz+AI9eEjV2S+iX5ddPlJflAgiKHAJ5zVu7pts4M9+5UD6qARv6Y
GnOjRTBDMBIGA1UdEwEB/wQIMAYBAf8CAQAwDgYDVR0PAQH/BAQDAgIEMB0GA1Ud
DgQWBBSGTEElLuaP5YEpCocdjwe5HZIIzTAKBggqhkjOPQQDAgNIADBFAiASif0q
8UnZvMWT6Z++l6wlCJFa8e5ZF33s1ybZgI80cgIhAN0nLNK8fQpqDqHSg5MgTTd5
asltIbkw+GvtMGtHQ7u8
-----END CERTIFICATE-----
`;

/** Test material: a certificate of that authority for `outbox.invalid`, `localhost`, 127.0.0.1 and 127.0.0.2; its key guards nothing. */
export const signedByAuthority = {
  cert: `-----BEGIN CERTIFICATE-----
MIIBzjCCAXSgAwIBAgICEAEwCgYIKoZIzj0EAwIwKjEoMCYGA1UEAwwfT3V0Ym94
IENhbXBhaWducyB0ZXN0IGF1dGhvcml0eTAgFw0yMDAxMDEwMDAwMDBaGA8yMTIw
MDEwMTAwMDAwMFowGTEXMBUGA1UEAwwOb3V0Ym94LmludmFsaWQwWTATBgcqhkjO
PQIBBggqhkjOPQMBBwNCAARwudVMHCod+MPg6N0UdlJRherr+uV85Zp+Vd7MOms6
S8UXXgP0g6Tt6ki9w6NvZCwMVXTIXrjpjgTAHukEDO0Ro4GYMIGVMAwGA1UdEwEB
/wQCMAAwEwYDVR0lBAwwCgYIKwYBBQUHAwEwMAYDVR0RBCkwJ4IOb3V0Ym94Lmlu
dmFsaWSCCWxvY2FsaG9zdIcEfwAAAYcEfwAAAjAdBgNVHQ4EFgQUfcNWxWWqmB+K
9JrCgqywA5gtmD4wHwYDVR0jBBgwFoAUhkxBJS7mj+WBKQqHHY8HuR2SCM0wCgYI
KoZIzj0EAwIDSAAwRQIhAIX1sb82SDOdLw7A3od8dr4flNEVMioG4bY9N3XrdIy0
AiBUcWzl9SSQYFrCjdmaeC+zkad4yeTrep9AxUKFQNcWDQ==
-----END CERTIFICATE-----`,
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQggLbdSMPElic5Tw8C
PwI4fbGQiFxX/b2U6Jo3cmWv5eChRANCAARwudVMHCod+MPg6N0UdlJRherr+uV8
5Zp+Vd7MOms6S8UXXgP0g6Tt6ki9w6NvZCwMVXTIXrjpjgTAHukEDO0R
-----END PRIVATE KEY-----`,
};
