# Reference values for the statistics, by R alone (base packages, 4.2 or newer).
# Run in this folder: Rscript reference.R > reference.csv
# Each case: two samples and a margin. What R cannot compute is NA and empty in the file.
study <- read.csv("../../../../../../../../results/study/trials.csv")
study$rate <- 100 * study$errors / study$samples
cell <- function(metric, level, scenario) study[study$level == level & study$scenario == scenario, metric]

cases <- list()
add <- function(name, x, y, margin) cases[[length(cases) + 1]] <<- list(name = name, x = x, y = y, margin = margin)
for (level in c("low", "medium", "high")) for (scenario in c("success", "failure"))
  for (metric in c("rate", "avg_ms", "max_ms")) {
    y <- cell(metric, level, "none")
    add(paste(metric, level, scenario, sep = "/"), cell(metric, level, scenario), y,
        if (metric == "rate") 0.1 else if (metric == "avg_ms") 0.1 * mean(y) else 0.2 * mean(y))
  }
add("unequal n", c(12.1, 14.9, 13.3, 15.2, 11.8, 16.4, 13.9), c(10.2, 11.1, 10.7), 2)
add("n = 2", c(5.1, 5.9), c(4.2, 4.4), 3)
add("one side constant", c(3, 3, 3, 3), c(1, 2, 4, 5), 2)
add("large ties", c(0, 0, 0, 0, 1, 1, 2, 2, 2), c(0, 0, 0, 0, 0, 0, 0, 1, 1), 1)
add("far apart", c(101, 102, 103, 104, 105.5), c(1, 2, 3, 4, 5.25), 1)

# Exact and conditional on mid-ranks: every split of the pooled ranks, counted.
mann.whitney <- function(x, y) {
  r <- rank(c(x, y)); n <- length(x)
  if (length(unique(r)) == 1) return(NA)
  w <- combn(length(r), n, function(i) sum(r[i])); e <- n * mean(r)
  mean(abs(w - e) >= abs(sum(r[1:n]) - e) - 1e-9)
}
g <- function(x, y) {
  df <- length(x) + length(y) - 2
  s <- sqrt(((length(x) - 1) * var(x) + (length(y) - 1) * var(y)) / df)
  exp(lgamma(df / 2) - lgamma((df - 1) / 2)) / sqrt(df / 2) * (mean(x) - mean(y)) / s
}
row <- function(k) {
  x <- k$x; y <- k$y; m <- k$margin
  w <- t.test(x, y); s <- t.test(x, y, var.equal = TRUE)
  tost <- max(t.test(x, y, mu = -m, alternative = "greater")$p.value, t.test(x, y, mu = m, alternative = "less")$p.value)
  n <- function(v) ifelse(is.na(v), "", format(v, digits = 12, scientific = TRUE, trim = TRUE))
  u <- sum(rank(c(x, y))[seq_along(x)]) - length(x) * (length(x) + 1) / 2
  j <- function(v) paste(sapply(v, function(e) format(e, digits = 17, trim = TRUE)), collapse = " ")
  cat(k$name, j(x), j(y), n(m), n(w$statistic), n(w$parameter), n(w$p.value), n(w$conf.int[1]), n(w$conf.int[2]),
      n(s$statistic), n(s$p.value), n(u), n(mann.whitney(x, y)), n(tost), n(g(x, y)), sep = ",")
  cat("\n")
}
cat("case,x,y,margin,welch_t,welch_df,welch_p,welch_low,welch_high,student_t,student_p,u,mann_whitney_p,tost_p,hedges_g\n")
invisible(lapply(cases, row))
