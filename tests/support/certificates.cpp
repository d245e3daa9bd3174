// SPDX-License-Identifier: LGPL-3.0-or-later
#include "support/certificates.hpp"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <stdexcept>

namespace sipyco::test {
namespace {

using key_ptr = std::unique_ptr<EVP_PKEY, void (*)(EVP_PKEY*)>;
using certificate_ptr = std::unique_ptr<X509, void (*)(X509*)>;
using file_ptr = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;

void check(bool good, const char* what) {
  if (!good) throw std::runtime_error(std::string("certificates: ") + what);
}

file_ptr open(const std::string& path, const char* mode) {
  file_ptr file{std::fopen(path.c_str(), mode), std::fclose};
  check(file != nullptr, path.c_str());
  return file;
}

long seconds(std::chrono::hours time) { return static_cast<long>(std::chrono::seconds(time).count()); }

void add_extension(X509* certificate, X509* issuer, int which, const char* text) {
  X509V3_CTX context{};
  X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
  X509_EXTENSION* const made = X509V3_EXT_conf_nid(nullptr, &context, which, text);
  check(made != nullptr, text);
  X509_add_ext(certificate, made, -1);
  X509_EXTENSION_free(made);
}

certificate_ptr make_certificate(EVP_PKEY* key, const validity& when, X509* issuer, EVP_PKEY* issuer_key) {
  static long serial = 0;
  certificate_ptr out{X509_new(), X509_free};
  X509_set_version(out.get(), X509_VERSION_3);
  ASN1_INTEGER_set(X509_get_serialNumber(out.get()), ++serial);
  X509_gmtime_adj(X509_getm_notBefore(out.get()), seconds(when.from));
  X509_gmtime_adj(X509_getm_notAfter(out.get()), seconds(when.to));
  X509_set_pubkey(out.get(), key);
  if (issuer) X509_set_issuer_name(out.get(), X509_get_subject_name(issuer));
  X509* const signer = issuer ? issuer : out.get();
  add_extension(out.get(), signer, NID_subject_key_identifier, "hash");
  add_extension(out.get(), signer, NID_authority_key_identifier, "keyid");
  add_extension(out.get(), signer, NID_basic_constraints, "critical,CA:TRUE");
  check(X509_sign(out.get(), issuer ? issuer_key : key, EVP_sha256()) != 0, "sign");
  return out;
}

}  // namespace

certificate_folder::certificate_folder() {
  std::string name = (std::filesystem::temp_directory_path() / "sipyco_tls_XXXXXX").string();
  check(::mkdtemp(name.data()) != nullptr, "mkdtemp");
  folder_ = name;
}

certificate_folder::~certificate_folder() {
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

void certificate_folder::make(const std::string& name, validity when, const std::string& issuer) const {
  const key_ptr key{EVP_EC_gen("P-256"), EVP_PKEY_free};
  certificate_ptr issuer_certificate{nullptr, X509_free};
  key_ptr issuer_key{nullptr, EVP_PKEY_free};
  if (!issuer.empty()) {
    issuer_certificate.reset(PEM_read_X509(open(path(issuer + ".pem"), "r").get(), nullptr, nullptr, nullptr));
    issuer_key.reset(PEM_read_PrivateKey(open(path(issuer + ".key"), "r").get(), nullptr, nullptr, nullptr));
  }
  const auto made = make_certificate(key.get(), when, issuer_certificate.get(), issuer_key.get());
  const auto key_file = open(path(name + ".key"), "w");
  check(PEM_write_PrivateKey(key_file.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) == 1, "write key");
  const auto file = open(path(name + ".pem"), "w");
  check(PEM_write_X509(file.get(), made.get()) == 1, "write certificate");
}

void certificate_folder::join(const std::string& name, std::initializer_list<const char*> parts) const {
  std::ofstream out(path(name + ".pem"));
  for (const auto* const part : parts) out << std::ifstream(path(std::string(part) + ".pem")).rdbuf();
}

SimpleSSLConfig certificate_folder::config(const std::string& ours, const std::string& peer) const {
  return {path(ours + ".pem"), path(ours + ".key"), path(peer + ".pem")};
}

}  // namespace sipyco::test
