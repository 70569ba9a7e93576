// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What LeakSanitizer is to pass over. fontconfig keeps what it read until the process ends: not our leak. Here rather
// than in a file of suppressions, because every sanitized program that draws needs it, whoever starts it. LeakSanitizer
// asks the program, not its modules, so each program that draws includes this in exactly one of its files.
#if defined(__SANITIZE_ADDRESS__)
extern "C" const char* __lsan_default_suppressions() {
    return "leak:libfontconfig.so\n";
}
extern "C" const char* __lsan_default_options() {
    return "print_suppressions=0";
}
#endif
