// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/template/template_call.h"

#include <optional>

namespace diaoyan {

/// The roles of a study's questionnaires, each once.
std::vector<Role> rolesOf(const Study& study);

/// {{remarks}}: what the reader must know first.
std::optional<Problem> writeRemarks(const TemplateCall& call);

/// {{subjects}}: who was asked, in which schools, with which questionnaires.
std::optional<Problem> writeSubjects(const TemplateCall& call);

/// {{returns}} and {{returns by=school}}: issued, returned and valid, as a sentence and a table. Tables that would say
/// in rows what the sentence says are left out.
std::optional<Problem> writeReturns(const TemplateCall& call);

/// {{fieldwork}}: talks held, lessons observed ..., with sessions and person-times.
std::optional<Problem> writeFieldwork(const TemplateCall& call);

/// {{sources}}: the files that the answers came from.
std::optional<Problem> writeSources(const TemplateCall& call);

/// {{profile}}: who answered, by grade and by the roster's stages.
std::optional<Problem> writeProfile(const TemplateCall& call);

/// {{appendix}}: a chapter that the program adds (the demonstration's published numbers).
std::optional<Problem> writeAppendix(const TemplateCall& call);

}  // namespace diaoyan
