"""Pure rules of deciding: values as JSON, reasons as data, reasons in words."""
