// SPDX-License-Identifier: LGPL-3.0-or-later
// Empty: a precompiled header needs a translation unit to belong to.
