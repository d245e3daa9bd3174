// SPDX-License-Identifier: LGPL-3.0-or-later
// A program of a user, built against the installed library only.
#include <sipyco/base.hpp>
#include <sipyco/value.hpp>

#include <iostream>

int main() {
  const sipyco::Value value = sipyco::Value::list({1, 2.5});
  std::cout << "sipyco " << sipyco::version() << ' ' << value.size() << '\n';
}
