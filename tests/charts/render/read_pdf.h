// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <unistd.h>
#include <vector>

namespace diaoyan {

inline std::size_t pagesOfPdf(const std::string& pdf) {
    std::size_t pages = 0;
    for (auto at = pdf.find("/Type /Page\n"); at != std::string::npos; at = pdf.find("/Type /Page\n", at + 1)) ++pages;
    return pages;
}

/// What pdftotext reads, by page.
struct PdfText {
    bool readable = false;  ///< pdftotext is there
    std::vector<std::string> pages{};

    std::string all() const {
        std::string text;
        for (const std::string& page : pages) text += page;
        return text;
    }
};

/// What zbarimg reads from a PDF that is printed, each code once.
struct ScannedPdf {
    std::string reason{};  ///< why it cannot be tried; empty: it was
    std::vector<std::string> codes{};
};

/// A PDF in a folder of its own, and what other programs say of it.
class PdfOnDisk {
public:
    explicit PdfOnDisk(const std::string& pdf) {
        static int number = 0;
        folder_ = std::filesystem::temp_directory_path() /
                  ("diaoyan-pdf-" + std::to_string(::getpid()) + "-" + std::to_string(++number));
        std::filesystem::create_directories(folder_);
        std::ofstream(folder_ / "a.pdf", std::ios::binary) << pdf;
    }
    PdfOnDisk(const PdfOnDisk&) = delete;
    PdfOnDisk& operator=(const PdfOnDisk&) = delete;
    ~PdfOnDisk() { std::filesystem::remove_all(folder_); }

    static bool has(const std::string& program) {
        return std::system(("command -v " + program + " >/dev/null 2>&1").c_str()) == 0;
    }
    std::string output(const std::string& command) const {
        FILE* pipe = ::popen(("cd '" + folder_.string() + "' && " + command + " 2>/dev/null").c_str(), "r");
        std::string text;
        if (pipe == nullptr) return text;
        std::array<char, 4096> block{};
        for (std::size_t read = 0; (read = std::fread(block.data(), 1, block.size(), pipe)) > 0;)
            text.append(block.data(), read);
        ::pclose(pipe);
        return text;
    }

private:
    std::filesystem::path folder_;
};

inline PdfText textOfPdf(const std::string& pdf) {
    PdfText text;
    if (!PdfOnDisk::has("pdftotext")) return text;
    text.readable = true;
    std::istringstream words(PdfOnDisk(pdf).output("pdftotext -raw a.pdf -"));
    for (std::string page; std::getline(words, page, '\f');) text.pages.push_back(page);
    return text;
}

inline ScannedPdf scanPdf(const std::string& pdf) {
    ScannedPdf scanned;
    if (!PdfOnDisk::has("zbarimg") || !PdfOnDisk::has("pdftoppm")) {
        scanned.reason = "zbarimg or pdftoppm is not installed (zbar-tools, poppler-utils)";
        return scanned;
    }
    // A reader that misses one code among many tries again from another distance, as people do.
    std::istringstream lines(PdfOnDisk(pdf).output("pdftoppm -r 150 -gray a.pdf a && pdftoppm -r 260 -gray a.pdf b && "
                                                   "zbarimg -q --nodbus --raw a*.pgm b*.pgm"));
    std::set<std::string> once;
    for (std::string line; std::getline(lines, line);) once.insert(line);
    scanned.codes.assign(once.begin(), once.end());
    return scanned;
}

}  // namespace diaoyan
