# Reference values for contrasts of two and of four groups, by R alone (base packages, 4.2 or newer).
# Run in this folder: Rscript contrasts.R > contrasts.csv
# Each case: candidate b, its control, baseline a, its control (controls empty: b against a), a margin.
study <- read.csv("../../../../../../../../results/study/trials.csv")
study$rate <- 100 * study$errors / study$samples
cell <- function(metric, level, scenario, runs) study[study$level == level & study$scenario == scenario & study$run %in% runs, metric]
odd <- c(1, 3, 5, 7, 9); even <- c(2, 4, 6, 8, 10)

cases <- list()
add <- function(name, b, cb, a, ca, margin) cases[[length(cases) + 1]] <<- list(name = name, b = b, cb = cb, a = a, ca = ca, margin = margin)
for (level in c("low", "medium", "high")) for (scenario in c("success", "failure"))
  for (metric in c("rate", "avg_ms", "max_ms")) {
    ca <- cell(metric, level, "none", odd)
    m <- if (metric == "rate") 0.1 else if (metric == "avg_ms") 0.1 * mean(ca) else 0.2 * mean(ca)
    add(paste("effects", metric, level, scenario, sep = "/"), cell(metric, level, scenario, even),
        cell(metric, level, "none", even), cell(metric, level, scenario, odd), ca, m)
    add(paste("cells", metric, level, scenario, sep = "/"), cell(metric, level, scenario, even),
        c(), cell(metric, level, scenario, odd), c(), m)
  }
add("unequal n", c(12.1, 14.9, 13.3, 15.2, 11.8), c(9.9, 10.4), c(10.2, 11.1, 10.7), c(8.8, 9.1, 9.7, 8.2), 2)
add("three sides constant", c(3, 3.5, 4, 2.9), c(1, 1), c(2, 2, 2), c(1, 1), 1)
add("a constant side", c(3, 3, 3, 3), c(), c(1, 2, 4, 5), c(), 2)

# Welch's test of b − cb − (a − ca): standard error and Satterthwaite's degrees of freedom.
contrast <- function(k) {
  groups <- Filter(length, list(k$b, k$cb, k$a, k$ca))
  v <- sapply(groups, function(g) var(g) / length(g))
  estimate <- mean(k$b) - mean(k$a) - if (length(k$cb)) mean(k$cb) - mean(k$ca) else 0
  n <- sapply(groups, length)
  df <- sum(n - 1)
  pooled <- sqrt(sum((n - 1) * sapply(groups, var)) / df)
  list(estimate = estimate, se = sqrt(sum(v)), df = sum(v)^2 / sum(v^2 / (n - 1)),
       g = exp(lgamma(df / 2) - lgamma((df - 1) / 2)) / sqrt(df / 2) * estimate / pooled)
}
row <- function(k) {
  d <- contrast(k); m <- k$margin
  t <- d$estimate / d$se
  p <- 2 * pt(-abs(t), d$df)
  half <- qt(0.975, d$df) * d$se
  one <- qt(0.95, d$df) * d$se
  # Worse if higher, and (for metrics such as goodput) worse if lower.
  higher <- pt((d$estimate - m) / d$se, d$df)
  lower <- pt((-d$estimate - m) / d$se, d$df)
  if (!length(k$cb)) {
    # Two groups: what t.test says has to be what the formulas above say.
    w <- t.test(k$b, k$a)
    ni <- t.test(k$b, k$a, mu = m, alternative = "less")
    nl <- t.test(k$b, k$a, mu = -m, alternative = "greater")
    stopifnot(all.equal(p, w$p.value), all.equal(d$df, unname(w$parameter)), all.equal(higher, ni$p.value), all.equal(lower, nl$p.value))
  }
  n <- function(v) format(v, digits = 12, scientific = TRUE, trim = TRUE)
  j <- function(v) paste(sapply(v, function(e) format(e, digits = 17, trim = TRUE)), collapse = " ")
  cat(k$name, j(k$b), if (length(k$cb)) j(k$cb) else "", j(k$a), if (length(k$ca)) j(k$ca) else "",
      n(m), n(d$estimate), n(t), n(d$df), n(p), n(d$estimate - half), n(d$estimate + half),
      n(max(higher, lower)), n(higher), n(d$estimate + one), n(lower), n(d$estimate - one), n(d$g), sep = ",")
  cat("\n")
}
cat("case,b,b_control,a,a_control,margin,estimate,t,df,p,low,high,tost_p,higher_p,higher_bound,lower_p,lower_bound,g\n")
invisible(lapply(cases, row))
